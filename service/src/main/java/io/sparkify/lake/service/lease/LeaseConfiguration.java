package io.sparkify.lake.service.lease;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;

/**
 * How the writer lease is held.
 *
 * @param duration how long the writer may give no sign of life before another instance takes over
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LeaseConfiguration(
    @NotNull @MinDuration(value = 3, unit = TimeUnit.SECONDS)
        @MaxDuration(value = 10, unit = TimeUnit.MINUTES)
        Duration duration) {
  private static final int BEATS = 10;

  /** The time between two signs of life. */
  public java.time.Duration beatEvery() {
    return duration.toJavaDuration().dividedBy(BEATS);
  }
}
