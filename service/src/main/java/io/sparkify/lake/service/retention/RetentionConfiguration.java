package io.sparkify.lake.service.retention;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;

/**
 * How long history is kept.
 *
 * @param logs the drivers' logs, from their last line on
 * @param events the moves of runs from state to state
 * @param runs final runs with all that belongs to them, from their end on
 * @param audit who asked for what, from the request on
 * @param messages those to others that were delivered or given up, from then on
 * @param keepRuns how many runs of each partition stay, however old they are
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RetentionConfiguration(
    @NotNull @MinDuration(value = 1, unit = TimeUnit.HOURS) Duration logs,
    @NotNull @MinDuration(value = 1, unit = TimeUnit.HOURS) Duration events,
    @NotNull @MinDuration(value = 1, unit = TimeUnit.HOURS) Duration runs,
    @NotNull @MinDuration(value = 1, unit = TimeUnit.HOURS) Duration audit,
    @NotNull @MinDuration(value = 1, unit = TimeUnit.HOURS) Duration messages,
    @Min(1) int keepRuns) {}
