package io.sparkify.lake.service.backfill;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backfill as REST shows it, with its runs.
 *
 * @param predictedSeconds that its queued runs need, application after application; null while
 *     nothing foretells it, or they are held
 * @param partitions the newest month first
 */
@JsonNaming(SnakeCaseStrategy.class)
record BackfillDetailsView(
    @JsonUnwrapped BackfillView backfill,
    @Nullable Long predictedSeconds,
    List<RunView> partitions,
    List<Selection.Skip> skipped) {

  /** One of its runs. */
  @JsonNaming(SnakeCaseStrategy.class)
  record RunView(PartitionKey partition, RunId runId, String state) {
    static RunView of(BackfillRun run) {
      return new RunView(run.partition(), run.id(), run.state());
    }
  }
}
