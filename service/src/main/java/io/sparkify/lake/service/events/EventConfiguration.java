package io.sparkify.lake.service.events;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDuration;
import io.sparkify.lake.service.stream.StreamLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;

/**
 * How open answers, of events and of logs that are followed, are served.
 *
 * @param maxListeners how many there are at once
 * @param heartbeat after how long without news something is sent; less than the 30 s after which
 *     the web server gives up a quiet connection
 * @param pollEvery how often the database, or a log, is asked for news; not once a listener
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record EventConfiguration(
    @Min(1) @Max(10_000) int maxListeners,
    @NotNull @MinDuration(value = 1, unit = TimeUnit.SECONDS)
        @MaxDuration(value = 25, unit = TimeUnit.SECONDS)
        Duration heartbeat,
    @NotNull @MinDuration(value = 50, unit = TimeUnit.MILLISECONDS)
        @MaxDuration(value = 1, unit = TimeUnit.MINUTES)
        Duration pollEvery) {
  private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(10);
  private static final java.time.Duration RETRY = java.time.Duration.ofSeconds(2);

  public StreamLimits limits() {
    return new StreamLimits(maxListeners, heartbeat.toJavaDuration(), PATIENCE, RETRY);
  }
}
