package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.service.partition.Assessor;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.partition.Rematch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says in words how a month stands in the ledger.
 *
 * @param settle how long the newest file of a month must have rested
 */
public record Reasons(Duration settle, Rematch rematch) {

  /** Such as {@code CHANGED: 1 file was added since run 1a2b3c4d}. */
  Function<LogMonth, String> of(List<Partition> partitions, Instant now) {
    Assessor assessor = Assessor.of(partitions, settle, now, rematch);
    Map<LogMonth, Partition> months =
        partitions.stream()
            .filter(partition -> !partition.key().isCatalog())
            .collect(Collectors.toMap(partition -> partition.key().month(), Function.identity()));
    return month -> {
      Partition partition = months.get(month);
      if (partition == null) {
        return "no input of it was ever seen";
      }
      var assessment = assessor.assess(partition);
      return assessment.state() + ": " + assessment.why();
    };
  }
}
