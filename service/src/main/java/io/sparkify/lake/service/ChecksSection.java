package io.sparkify.lake.service;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.Limits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What a run's staged data is held against; see {@link CheckSettings} for the units. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ChecksSection(
    @NotNull @Valid Thresholds malformedShare,
    @NotNull @Valid Thresholds duplicateShare,
    @NotNull @Valid Thresholds nullShare,
    @NotNull @Valid Thresholds unmatchedRise,
    @NotNull @Valid Thresholds playsDeviation) {

  /** Empty means never. */
  public record Thresholds(
      @DecimalMin("0") @Nullable Double warning, @DecimalMin("0") @Nullable Double error) {
    Limits limits() {
      return new Limits(warning, error);
    }
  }

  CheckSettings settings() {
    return new CheckSettings(
        malformedShare.limits(),
        duplicateShare.limits(),
        nullShare.limits(),
        unmatchedRise.limits(),
        playsDeviation.limits());
  }
}
