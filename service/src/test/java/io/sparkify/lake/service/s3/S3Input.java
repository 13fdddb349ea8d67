package io.sparkify.lake.service.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A small input in a folder: two songs, and three plays in two months, one of a known song. */
final class S3Input {
  private static final String EVENT =
      """
      {"page":"NextSong","ts":%d,"userId":"7","sessionId":1,"itemInSession":%d,"level":"free",\
      "song":"One","artist":"Somebody","length":200.5,"firstName":"A","lastName":"B","gender":"F",\
      "location":"X","userAgent":"Y"}
      """;
  private static final String SONG =
      """
      {"song_id":"S%d","title":"%s","artist_id":"A","artist_name":"Somebody","duration":200.5,\
      "year":2000,"artist_location":"","artist_latitude":null,"artist_longitude":null}
      """;
  private static final long NOVEMBER = 1_542_283_200_123L;
  private static final long OCTOBER = 1_539_604_800_000L;

  private S3Input() {}

  static void write(Path folder) throws IOException {
    text(folder.resolve("song_data/A/one.json"), SONG.formatted(1, "One"));
    text(folder.resolve("song_data/B/two.json"), SONG.formatted(2, "Two"));
    text(
        folder.resolve("log_data/2018/11/events.json"),
        EVENT.formatted(NOVEMBER, 0) + EVENT.formatted(NOVEMBER + 1, 1));
    zipped(folder.resolve("log_data/2018/10/events.json.gz"), EVENT.formatted(OCTOBER, 0));
    text(folder.resolve("log_data/2018/11/_draft/events.json"), "not input");
    text(folder.resolve("log_data/2018/11/.hidden.json"), "not input");
  }

  private static void text(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void zipped(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
