package io.sparkify.lake.job.generate.truth;

import io.sparkify.lake.job.generate.catalog.Artist;
import io.sparkify.lake.job.generate.catalog.SongMatch;
import io.sparkify.lake.job.generate.catalog.SongRecord;
import io.sparkify.lake.job.generate.listener.Visitor;
import io.sparkify.lake.job.generate.session.Play;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the five tables, field by field in the order that {@link RowDigest} takes them.
 *
 * <ul>
 *   <li>{@code songs}: song_id, title, artist_id, year, duration
 *   <li>{@code artists}: artist_id, name, location, latitude, longitude
 *   <li>{@code users}: user_id, first_name, last_name, gender, level
 *   <li>{@code time}: start_time, hour, day, week, weekday, year, month
 *   <li>{@code songplays}: songplay_id, start_time, user_id, level, song_id, artist_id, session_id,
 *       location, user_agent, year, month
 * </ul>
 */
final class TableRows {
  private TableRows() {}

  static @Nullable Object[] song(SongRecord song) {
    return new @Nullable Object[] {
      song.songId(), song.title(), song.artist().artistId(), song.year(), song.duration()
    };
  }

  static @Nullable Object[] artist(Artist artist) {
    return new @Nullable Object[] {
      artist.artistId(), artist.name(), artist.location(), artist.latitude(), artist.longitude()
    };
  }

  static @Nullable Object[] user(Play latest) {
    Visitor visitor = latest.visitor();
    return new @Nullable Object[] {
      visitor.userId(), visitor.firstName(), visitor.lastName(), visitor.gender(), latest.level()
    };
  }

  static @Nullable Object[] time(long ts) {
    LocalDateTime time = utc(ts);
    return new @Nullable Object[] {
      ts,
      time.getHour(),
      time.getDayOfMonth(),
      time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
      time.getDayOfWeek().getValue(),
      time.getYear(),
      time.getMonthValue()
    };
  }

  static @Nullable Object[] songplay(Play play) {
    SongMatch match = play.track().match();
    Visitor visitor = play.visitor();
    LocalDateTime time = utc(play.ts());
    return new @Nullable Object[] {
      play.id(),
      play.ts(),
      visitor.userId(),
      play.level(),
      match == null ? null : match.songId(),
      match == null ? null : match.artistId(),
      play.sessionId(),
      visitor.location(),
      visitor.userAgent(),
      time.getYear(),
      time.getMonthValue()
    };
  }

  private static LocalDateTime utc(long ts) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(ts, 1000L), (int) Math.floorMod(ts, 1000L) * 1_000_000, ZoneOffset.UTC);
  }
}
