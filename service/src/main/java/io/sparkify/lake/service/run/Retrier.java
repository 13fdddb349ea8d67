package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.FailureKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides whether, and when, a run whose attempt failed is tried again; the only one that does. */
public final class Retrier {
  private final RetryRule rule;
  private final RandomGenerator random;

  /**
   * @param random for the jitter; used by one thread at a time
   */
  public Retrier(RetryRule rule, RandomGenerator random) {
    this.rule = rule;
    this.random = random;
  }

  int maxAttempts() {
    return rule.maxAttempts();
  }

  /**
   * When to try again; empty if another try cannot help, or none is left.
   *
   * @param failures of the run so far, this one counted
   */
  Optional<Instant> again(FailureKind kind, int failures, Instant now) {
    return kind.retryable() && failures < rule.maxAttempts()
        ? Optional.of(
            now.plus(rule.delay(failures, random.nextDouble())).truncatedTo(ChronoUnit.MILLIS))
        : Optional.empty();
  }
}
