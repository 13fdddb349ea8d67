package io.sparkify.lake.service.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a target is left alone after a delivery that failed: twice as long after each.
 *
 * @param first after the first failure
 * @param most never longer, unless the receiver itself asks for it
 */
record Backoff(Duration first, Duration most) {
  private static final double JITTER = 0.2;
  private static final Duration MOST_OBEYED = Duration.ofHours(1);

  /**
   * The wait after so many failures in a row.
   *
   * @param random from 0 to 1
   * @param asked how long the receiver wants to be left alone; null if it did not say
   */
  Duration after(int failures, double random, @Nullable Duration asked) {
    double longest = (double) most.toMillis();
    double doubled = Math.min(longest, first.toMillis() * Math.pow(2, failures - 1.0));
    Duration own = Duration.ofMillis(Math.round(Math.min(longest, varied(doubled, random))));
    if (asked == null || asked.compareTo(own) <= 0) {
      return own;
    }
    return asked.compareTo(MOST_OBEYED) > 0 ? MOST_OBEYED : asked;
  }

  private static double varied(double millis, double random) {
    return millis * (1 + JITTER * (2 * random - 1));
  }
}
