package io.sparkify.lake.job.load;

import org.jspecify.annotations.Nullable;

/** Lines of input. */
final class TestEvents {
  /** 2018-11-15T12:00:00.123Z, a Thursday of ISO week 46. */
  static final long NOON = 1542283200123L;

  static final long DAY = 86_400_000L;

  private TestEvents() {}

  static String play(long ts, String user, long session, long item, String level) {
    return play(ts, user, session, item, level, "x", "y", 1);
  }

  static String play(
      long ts,
      String user,
      long session,
      long item,
      String level,
      String song,
      String artist,
      double length) {
    return """
        {"page":"NextSong","ts":%d,"userId":"%s","sessionId":%d,"itemInSession":%d,"level":"%s",\
        "song":"%s","artist":"%s","length":%s}"""
        .formatted(ts, user, session, item, level, song, artist, length);
  }

  static String page(long ts, String page) {
    return "{\"page\":\"%s\",\"ts\":%d,\"userId\":\"\",\"level\":\"paid\"}".formatted(page, ts);
  }

  static String song(
      String id, String title, String artist, String name, double duration, int year) {
    return """
        {"song_id":"%s","title":"%s","artist_id":"%s","artist_name":"%s","duration":%s,"year":%d,\
        "artist_location":"","artist_latitude":null,"artist_longitude":null}"""
        .formatted(id, title, artist, name, duration, year);
  }

  static String artist(
      String song, String artist, String name, String location, @Nullable Double latitude) {
    return """
        {"song_id":"%s","title":"%s","artist_id":"%s","artist_name":"%s","duration":1,"year":2000,\
        "artist_location":"%s","artist_latitude":%s,"artist_longitude":%s}"""
        .formatted(song, song, artist, name, location, latitude, latitude);
  }
}
