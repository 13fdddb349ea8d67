package io.sparkify.lake.service.freshness;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.service.partition.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The months that must be published by some time, as REST shows them.
 *
 * @param objective null while none is set; then there are no months
 */
record FreshnessView(
    @Nullable ObjectiveView objective, @JsonUnwrapped Page<MonthFreshnessView> page) {

  /**
   * By when a month must be published.
   *
   * @param day of the next month
   * @param time of that day, by the clock of the zone
   * @param since the first month; null for the first one that is known
   * @param except months that need not be published
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ObjectiveView(
      int day,
      String time,
      String zone,
      long atRiskBeforeSeconds,
      @Nullable String since,
      List<String> except) {

    static ObjectiveView of(Objective objective) {
      LogMonth since = objective.since();
      return new ObjectiveView(
          objective.day(),
          objective.time().toString(),
          objective.zone().getId(),
          objective.atRiskBefore().toSeconds(),
          since == null ? null : since.toString(),
          objective.except().stream().sorted().map(LogMonth::toString).toList());
    }
  }
}
