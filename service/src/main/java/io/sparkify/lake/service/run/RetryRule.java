package io.sparkify.lake.service.run;

import java.time.Duration;

/**
 * How often a run is tried, and how long it waits in between: twice as long after each failure.
 *
 * @param maxAttempts tries that may fail, the first one counted; at least 1
 * @param firstDelay after the first failure
 * @param maxDelay never longer, jitter included
 * @param jitter by which share the delay varies up and down, 0 to 1
 */
public record RetryRule(int maxAttempts, Duration firstDelay, Duration maxDelay, double jitter) {
  public static final RetryRule DEFAULT =
      new RetryRule(3, Duration.ofSeconds(30), Duration.ofMinutes(15), 0.2);

  /**
   * The delay after so many failures.
   *
   * @param random from 0 to 1
   */
  Duration delay(int failures, double random) {
    double longest = (double) maxDelay.toMillis();
    double doubled = firstDelay.toMillis() * Math.pow(2, failures - 1.0);
    double varied = Math.min(doubled, longest) * (1 + jitter * (2 * random - 1));
    return Duration.ofMillis(Math.round(Math.min(varied, longest)));
  }
}
