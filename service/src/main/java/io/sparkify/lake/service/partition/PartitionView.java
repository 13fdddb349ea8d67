package io.sparkify.lake.service.partition;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partition as REST shows it.
 *
 * @param rowCounts of what is loaded
 */
@JsonNaming(SnakeCaseStrategy.class)
record PartitionView(
    PartitionKey partition,
    PartitionState state,
    String why,
    Source source,
    @Nullable Live loaded,
    @Nullable RowCounts rowCounts,
    @Nullable RunId lastRunId,
    List<String> allowedActions) {

  /** What is there, or was when it was last seen. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Source(int files, long bytes, Fingerprint fingerprint, Instant newestAt) {}

  /** What is in the tables. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Live(
      RunId runId, Instant at, Fingerprint fingerprint, @Nullable Fingerprint catalogFingerprint) {}

  static PartitionView of(
      Partition partition, Assessment assessment, @Nullable RowCounts rowCounts) {
    Content content = partition.content();
    Loaded loaded = partition.loaded();
    LastRun lastRun = partition.lastRun();
    return new PartitionView(
        partition.key(),
        assessment.state(),
        assessment.why(),
        new Source(content.files(), content.bytes(), content.fingerprint(), content.newestAt()),
        loaded == null
            ? null
            : new Live(
                loaded.runId(), loaded.at(), loaded.fingerprint(), loaded.catalogFingerprint()),
        rowCounts,
        lastRun == null ? null : lastRun.id(),
        actions(assessment.state()));
  }

  private static List<String> actions(PartitionState state) {
    return switch (state) {
      case NEW, CHANGED, UNSETTLED, LOADED, FAILED, REJECTED -> List.of("load", "ignore");
      case LOADING, VANISHED -> List.of("ignore");
      case IGNORED -> List.of("unignore");
    };
  }
}
