package io.sparkify.lake.job.generate.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an event says about the song it plays.
 *
 * @param length in seconds
 * @param match null if the catalog has no such song
 */
public record Track(String artist, String title, double length, @Nullable SongMatch match) {
  /** A play of this record, which no other record equals in title, artist and duration. */
  public static Track of(SongRecord record) {
    return of(record, new SongMatch(record.songId(), record.artist().artistId()));
  }

  public static Track of(SongRecord record, SongMatch match) {
    double length = Objects.requireNonNull(record.duration());
    return new Track(record.artist().name(), record.title(), length, match);
  }
}
