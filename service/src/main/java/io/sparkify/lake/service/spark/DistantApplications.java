package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Judges applications whose processes are on other machines by whether they still say something
 * new, on our own clock.
 */
final class DistantApplications {
  private final Predicate<ApplicationTag> elsewhere;
  private final Clock clock;
  private final Duration startWithin;
  private final Duration silentWithin;
  private final Map<ApplicationTag, Word> words = new ConcurrentHashMap<>();

  DistantApplications(
      Predicate<ApplicationTag> elsewhere,
      Clock clock,
      Duration startWithin,
      Duration silentWithin) {
    this.elsewhere = elsewhere;
    this.clock = clock;
    this.startWithin = startWithin;
    this.silentWithin = silentWithin;
  }

  /** What one last said, and when that was new to us. */
  private record Word(Optional<Progress> said, Instant at) {}

  boolean isDistant(ApplicationTag tag) {
    return elsewhere.test(tag);
  }

  /** Whether it may still write. One that never spoke may be starting. */
  boolean mayLive(ApplicationTag tag, Optional<Progress> said) {
    Instant now = clock.instant();
    Word last =
        words.compute(
            tag,
            (same, known) ->
                known == null || !known.said().equals(said) ? new Word(said, now) : known);
    Duration patience = said.isPresent() ? silentWithin : startWithin;
    return now.isBefore(last.at().plus(patience));
  }

  void forget(ApplicationTag tag) {
    words.remove(tag);
  }

  Failure silence() {
    return new Failure(
        FailureKind.INFRASTRUCTURE,
        "driver_silent",
        "The driver went silent",
        "The driver runs on another machine and said nothing for %d s (%d s while it starts)."
            .formatted(silentWithin.toSeconds(), startWithin.toSeconds()),
        "Look whether that machine lives and reaches the lake. If the driver still runs, the lake"
            + " refuses what it would publish. Request the run again.",
        "");
  }
}
