package io.sparkify.lake.service;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MaxDuration;
import io.dropwizard.validation.MinDataSize;
import io.dropwizard.validation.MinDuration;
import io.sparkify.lake.service.run.BatchLimits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;

/**
 * How much one Spark application is given to load; a single month may always be larger.
 *
 * @param linger how long an application that was started ahead waits for a batch; 0s: none is
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record BatchConfiguration(
    @Min(1) int maxMonths,
    @NotNull @MinDataSize(1) DataSize maxBytes,
    @Min(1) int backfillMaxMonths,
    @NotNull @MinDataSize(1) DataSize backfillMaxBytes,
    @NotNull @MinDuration(0) @MaxDuration(value = 1, unit = TimeUnit.DAYS) Duration linger) {
  BatchLimits limits() {
    return new BatchLimits(
        maxMonths, maxBytes.toBytes(), backfillMaxMonths, backfillMaxBytes.toBytes());
  }
}
