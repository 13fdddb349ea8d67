package io.sparkify.lake.service;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.concurrent.TimeUnit;

/**
 * The raw JSON, and when it is looked at.
 *
 * @param settle how long a month's newest file must have rested before the month is loaded
 * @param autoLoad whether what is due is loaded without anyone asking
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SourceConfiguration(
    @NotBlank String songData,
    @NotBlank String logData,
    @NotNull Duration settle,
    @NotNull @MinDuration(value = 1, unit = TimeUnit.SECONDS) Duration discoverEvery,
    boolean autoLoad) {}
