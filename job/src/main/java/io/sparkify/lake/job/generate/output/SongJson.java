package io.sparkify.lake.job.generate.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.sparkify.lake.job.generate.catalog.Artist;
import io.sparkify.lake.job.generate.catalog.SongRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The line of a song record, in the shape of the Million Song Dataset and all in ASCII as there.
 */
public final class SongJson {
  private final JsonFactory factory =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  public byte[] line(SongRecord song) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    Artist artist = song.artist();
    Integer year = song.year();
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("num_songs", 1);
      json.writeStringField("artist_id", artist.artistId());
      number(json, "artist_latitude", artist.latitude());
      number(json, "artist_longitude", artist.longitude());
      json.writeStringField("artist_location", artist.location());
      json.writeStringField("artist_name", artist.name());
      json.writeStringField("song_id", song.songId());
      json.writeStringField("title", song.title());
      number(json, "duration", song.duration());
      json.writeFieldName("year");
      if (year == null) {
        json.writeNull();
      } else {
        json.writeNumber(year);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void number(JsonGenerator json, String name, @Nullable Double value)
      throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }
}
