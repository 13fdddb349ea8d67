package io.sparkify.lake.job.rule;

import java.util.Optional;

/** Reads one line of an event log. */
public final class ParseEvent {
  private static final JsonObject.Members WANTED =
      JsonObject.Members.of(
          "page",
          "ts",
          "userId",
          "sessionId",
          "itemInSession",
          "firstName",
          "lastName",
          "gender",
          "level",
          "location",
          "userAgent",
          "song",
          "artist",
          "length");

  private ParseEvent() {}

  /**
   * The play on this line; empty for a well-formed event of another page.
   *
   * @param line without its line end
   */
  public static Optional<Play> parse(byte[] line) throws MalformedLineException {
    JsonObject event = JsonObject.parse(line, WANTED);
    return event.is("page", "NextSong") ? Optional.of(play(event)) : Optional.empty();
  }

  private static Play play(JsonObject event) throws MalformedLineException {
    long ts = event.integer("ts", Malformed.NO_TS);
    if (ts < 0 || ts > Play.LATEST) {
      throw new MalformedLineException(Malformed.TS_OUT_OF_RANGE);
    }
    return new Play(
        ts,
        event.identifier("userId", Malformed.NO_USER_ID),
        event.integer("sessionId", Malformed.NO_SESSION_ID),
        event.integer("itemInSession", Malformed.NO_ITEM_IN_SESSION),
        event.text("firstName"),
        event.text("lastName"),
        event.text("gender"),
        event.text("level"),
        event.text("location"),
        event.text("userAgent"),
        event.text("song"),
        event.text("artist"),
        event.number("length"));
  }
}
