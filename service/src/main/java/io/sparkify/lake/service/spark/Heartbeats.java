package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells by its progress whether a driver that has no process on this machine lives. Only whether
 * the report changes counts, as clocks of other machines may be wrong.
 */
final class Heartbeats {
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<ApplicationTag, Beat> beats = new ConcurrentHashMap<>();

  Heartbeats(Clock clock) {
    this.clock = clock;
  }

  private record Beat(Instant said, Instant seenAt) {}

  boolean beats(Progress progress) {
    Instant now = clock.instant();
    Beat beat =
        beats.merge(
            progress.tag(),
            new Beat(progress.updatedAt(), now),
            (before, here) -> before.said().equals(here.said()) ? before : here);
    return now.isBefore(beat.seenAt().plus(SILENCE));
  }

  void forget(ApplicationTag tag) {
    beats.remove(tag);
  }
}
