package io.sparkify.lake.service;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.ValidationMethod;
import io.sparkify.lake.service.run.RetryRule;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** How often a failed run is tried again, and how long it waits; see {@link RetryRule}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RetryConfiguration(
    @Min(1) @Max(100) int maxAttempts,
    @NotNull @MinDuration(0) Duration firstDelay,
    @NotNull @MinDuration(0) Duration maxDelay,
    @DecimalMin("0") @DecimalMax("1") double jitter) {
  RetryRule rule() {
    return new RetryRule(
        maxAttempts, firstDelay.toJavaDuration(), maxDelay.toJavaDuration(), jitter);
  }

  @JsonIgnore
  @ValidationMethod(message = "retry.max_delay must not be shorter than retry.first_delay")
  public boolean isMaxDelayAtLeastTheFirst() {
    return firstDelay == null
        || maxDelay == null
        || firstDelay.toNanoseconds() <= maxDelay.toNanoseconds();
  }
}
