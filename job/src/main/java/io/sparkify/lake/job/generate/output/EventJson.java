package io.sparkify.lake.job.generate.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sparkify.lake.job.generate.catalog.Track;
import io.sparkify.lake.job.generate.listener.Visitor;
import io.sparkify.lake.job.generate.session.Page;
import io.sparkify.lake.job.generate.session.Play;
import io.sparkify.lake.job.generate.session.Visit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The line of an event: the fields, their order and their form as in the Udacity data set. */
public final class EventJson {
  private final JsonFactory factory;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

  public EventJson() {
    factory = new JsonFactory().setCharacterEscapes(new SlashEscapes());
  }

  public byte[] line(Play play) {
    return line(
        new Line(play.ts(), play.sessionId(), play.item(), play.level().toString(), Page.NEXT_SONG),
        play.visitor(),
        play.track());
  }

  public byte[] line(Visit visit) {
    return line(
        new Line(
            visit.ts(), visit.sessionId(), visit.item(), visit.level().toString(), visit.page()),
        visit.visitor(),
        null);
  }

  private record Line(long ts, long sessionId, int item, String level, Page page) {}

  private byte[] line(Line line, @Nullable Visitor visitor, @Nullable Track track) {
    bytes.reset();
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("artist", track == null ? null : track.artist());
      json.writeStringField("auth", visitor == null ? "Logged Out" : "Logged In");
      json.writeStringField("firstName", visitor == null ? null : visitor.firstName());
      json.writeStringField("gender", visitor == null ? null : visitor.gender());
      json.writeNumberField("itemInSession", line.item());
      json.writeStringField("lastName", visitor == null ? null : visitor.lastName());
      number(json, "length", track == null ? null : Double.toString(track.length()));
      json.writeStringField("level", line.level());
      json.writeStringField("location", visitor == null ? null : visitor.location());
      json.writeStringField("method", line.page().method());
      json.writeStringField("page", line.page().title());
      number(json, "registration", visitor == null ? null : visitor.registration() + ".0");
      json.writeNumberField("sessionId", line.sessionId());
      json.writeStringField("song", track == null ? null : track.title());
      json.writeNumberField("status", line.page().status());
      json.writeNumberField("ts", line.ts());
      json.writeStringField("userAgent", visitor == null ? null : visitor.userAgent());
      json.writeStringField("userId", visitor == null ? "" : visitor.userId());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void number(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    json.writeFieldName(name);
    if (text == null) {
      json.writeNull();
    } else {
      json.writeNumber(text);
    }
  }
}
