package io.sparkify.lake.service.limit;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How much one client is answered.
 *
 * @param requestsPerSecond of one address, in the long run
 * @param burst how many of them may come at once
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LimitConfiguration(
    @Min(1) @Max(1_000_000) int requestsPerSecond, @Min(1) @Max(1_000_000) int burst) {}
