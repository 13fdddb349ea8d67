package io.sparkify.lake.service.quarantine;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.Partition;
import java.util.Comparator;

/**
 * A partition with malformed lines.
 *
 * @param runId the run that met them
 * @param held whether what the run staged waits for a decision; else it is what is loaded
 * @param share of its lines, 0 to 1
 */
@JsonNaming(SnakeCaseStrategy.class)
record QuarantinedPartition(
    PartitionKey partition, RunId runId, boolean held, long malformed, long lines, double share) {
  /** What waits for a decision, then the largest share first. */
  static final Comparator<QuarantinedPartition> WORST_FIRST =
      Comparator.comparing(QuarantinedPartition::held)
          .thenComparing(QuarantinedPartition::share)
          .reversed()
          .thenComparing(QuarantinedPartition::partition, Partition.NEWEST_FIRST)
          .thenComparing(partition -> partition.runId().toString());

  static QuarantinedPartition of(QuarantineDao.Row row) {
    return new QuarantinedPartition(
        row.partitionKey(),
        row.runId(),
        row.held(),
        row.malformed(),
        row.lineTotal(),
        (double) row.malformed() / row.lineTotal());
  }
}
