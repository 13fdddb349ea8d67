package io.sparkify.lake.service.health;

import com.codahale.metrics.health.HealthCheck;
import java.util.Optional;
import java.util.function.Supplier;

/** Healthy unless somebody knows a problem. */
public final class ProblemHealthCheck extends HealthCheck {
  private final Supplier<Optional<String>> problem;

  /**
   * @param problem what is wrong and what to do about it, for a person; empty if nothing is
   */
  public ProblemHealthCheck(Supplier<Optional<String>> problem) {
    this.problem = problem;
  }

  @Override
  protected Result check() {
    return problem.get().map(Result::unhealthy).orElseGet(Result::healthy);
  }
}
