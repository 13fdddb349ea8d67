package io.sparkify.lake.job.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A {@code NextSong} event. The first four fields identify it.
 *
 * @param ts milliseconds since 1970-01-01 UTC
 * @param length the played song's duration in seconds
 */
public record Play(
    long ts,
    String userId,
    long sessionId,
    long itemInSession,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String gender,
    @Nullable String level,
    @Nullable String location,
    @Nullable String userAgent,
    @Nullable String song,
    @Nullable String artist,
    @Nullable Double length) {
  static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
}
