package io.sparkify.lake.service.outbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;

/**
 * How messages are delivered.
 *
 * @param timeout of one request, until its answer is read
 * @param firstDelay after the first delivery that failed
 * @param maxDelay between two tries
 * @param giveUpAfter how old a message may become while its target fails
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record OutboxConfiguration(
    @NotNull @MinDuration(value = 100, unit = TimeUnit.MILLISECONDS)
        @MaxDuration(value = 20, unit = TimeUnit.SECONDS)
        Duration timeout,
    @NotNull @MinDuration(value = 10, unit = TimeUnit.MILLISECONDS)
        @MaxDuration(value = 1, unit = TimeUnit.HOURS)
        Duration firstDelay,
    @NotNull @MaxDuration(value = 1, unit = TimeUnit.DAYS) Duration maxDelay,
    @NotNull @MinDuration(value = 1, unit = TimeUnit.MINUTES) Duration giveUpAfter) {
  @JsonIgnore
  @ValidationMethod(message = "max_delay must not be shorter than first_delay")
  public boolean isDelayGrowing() {
    return maxDelay == null
        || firstDelay == null
        || maxDelay.toMilliseconds() >= firstDelay.toMilliseconds();
  }

  public DeliveryRule rule() {
    return new DeliveryRule(
        new Backoff(firstDelay.toJavaDuration(), maxDelay.toJavaDuration()),
        giveUpAfter.toJavaDuration());
  }
}
