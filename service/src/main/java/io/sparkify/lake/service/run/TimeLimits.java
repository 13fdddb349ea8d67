package io.sparkify.lake.service.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an application may take.
 *
 * @param start from its claim until it says something
 * @param run from its claim until it has ended
 * @param progress while nothing in what it says moves
 * @param cancel from the wish to cancel one of its runs until it is killed
 */
public record TimeLimits(Duration start, Duration run, Duration progress, Duration cancel) {
  public static final TimeLimits DEFAULT =
      new TimeLimits(
          Duration.ofMinutes(5),
          Duration.ofHours(6),
          Duration.ofMinutes(15),
          Duration.ofSeconds(30));

  /**
   * Which limit an application is over; empty for one that may go on.
   *
   * @param said whether it ever said anything
   * @param movedAt when something in it last moved
   */
  Optional<Stop> broken(Instant claimedAt, boolean said, Instant movedAt, Instant now) {
    if (!said) {
      return over(claimedAt, start, now)
          ? stop(StopReason.START_TIMED_OUT, "It said nothing within %s of its launch.", start, now)
          : Optional.empty();
    }
    if (over(claimedAt, run, now)) {
      return stop(StopReason.RUN_TIMED_OUT, "It was not done %s after its launch.", run, now);
    }
    return over(movedAt, progress, now)
        ? stop(StopReason.NO_PROGRESS, "Nothing in its progress moved for %s.", progress, now)
        : Optional.empty();
  }

  private static boolean over(Instant since, Duration limit, Instant now) {
    return !now.isBefore(since.plus(limit));
  }

  private static Optional<Stop> stop(StopReason reason, String cause, Duration limit, Instant now) {
    return Optional.of(new Stop(reason, cause.formatted(words(limit)), now));
  }

  /** Such as {@code 15 min} or {@code 90 s}. */
  private static String words(Duration limit) {
    if (limit.toHours() > 0 && limit.toMinutesPart() == 0) {
      return limit.toHours() + " h";
    }
    return limit.toMinutes() > 1 && limit.toSecondsPart() == 0
        ? limit.toMinutes() + " min"
        : limit.toSeconds() + " s";
  }
}
