package io.sparkify.lake.service;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.DataSize;
import io.dropwizard.validation.MinDataSize;
import io.sparkify.lake.service.run.BatchLimits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** How much one Spark application is given to load; a single month may always be larger. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record BatchConfiguration(
    @Min(1) int maxMonths,
    @NotNull @MinDataSize(1) DataSize maxBytes,
    @Min(1) int backfillMaxMonths) {
  BatchLimits limits() {
    return new BatchLimits(maxMonths, maxBytes.toBytes(), backfillMaxMonths);
  }
}
