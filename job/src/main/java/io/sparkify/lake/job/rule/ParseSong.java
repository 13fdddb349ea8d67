package io.sparkify.lake.job.rule;

import org.jspecify.annotations.Nullable;

/** Reads one line of the song catalog. */
public final class ParseSong {
  private static final JsonObject.Members WANTED =
      JsonObject.Members.of(
          "song_id",
          "title",
          "artist_id",
          "year",
          "duration",
          "artist_name",
          "artist_location",
          "artist_latitude",
          "artist_longitude");

  private ParseSong() {}

  /**
   * The song record on this line.
   *
   * @param line without its line end
   */
  public static SongRecord parse(byte[] line) throws MalformedLineException {
    JsonObject record = JsonObject.parse(line, WANTED);
    return new SongRecord(
        record.filledString("song_id", Malformed.NO_SONG_ID),
        // The real catalog has a song whose title is empty.
        record.string("title", Malformed.NO_TITLE),
        record.filledString("artist_id", Malformed.NO_ARTIST_ID),
        year(record),
        record.numberOrNothing("duration"),
        record.text("artist_name"),
        record.text("artist_location"),
        record.numberOrNothing("artist_latitude"),
        record.numberOrNothing("artist_longitude"));
  }

  /** The data set writes 0 for a year that nobody knows; a missing one stays unknown. */
  private static @Nullable Integer year(JsonObject record) throws MalformedLineException {
    if (!record.has("year")) {
      return null;
    }
    long year = record.integer("year", Malformed.NOT_A_NUMBER);
    if (year < 0 || year > 9999) {
      throw new MalformedLineException(Malformed.NOT_A_NUMBER);
    }
    return (int) year;
  }
}
