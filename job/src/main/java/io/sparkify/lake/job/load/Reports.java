package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SourceFile;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Makes the reports of one application. */
final class Reports {
  private final ApplicationTag tag;
  private final Clock clock;
  private final Instant startedAt;

  Reports(ApplicationTag tag, Clock clock) {
    this.tag = tag;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  LoadReport succeeded(LoadTask task, StagedLoad staged) {
    return of(task, staged, Outcome.SUCCEEDED);
  }

  LoadReport rejected(LoadTask task, StagedLoad staged) {
    return of(task, staged, Outcome.REJECTED);
  }

  private LoadReport of(LoadTask task, StagedLoad staged, Outcome outcome) {
    return new LoadReport(
        task.runId(),
        task.attempt(),
        tag,
        task.partition(),
        outcome,
        staged.fingerprint(),
        staged.catalogFingerprint(),
        staged.source(),
        staged.rowCounts(),
        staged.checks(),
        outcome == Outcome.SUCCEEDED ? staged.published() : List.of(),
        null,
        version(),
        startedAt,
        clock.instant());
  }

  /** Nothing of the task was published. */
  LoadReport failed(LoadTask task, Failure failure) {
    return failed(task.runId(), task.attempt(), task.partition(), task.files(), failure);
  }

  /** The run's own files are published, and the tables that span partitions are not. */
  LoadReport unfinished(LoadReport published, Failure failure) {
    return failed(
        published.runId(), published.attempt(), published.partition(), published.source(), failure);
  }

  private LoadReport failed(
      RunId run, int attempt, PartitionKey partition, List<SourceFile> source, Failure failure) {
    return new LoadReport(
        run,
        attempt,
        tag,
        partition,
        Outcome.FAILED,
        Fingerprint.of(source),
        null,
        source,
        RowCounts.NONE,
        List.of(),
        List.of(),
        failure,
        version(),
        startedAt,
        clock.instant());
  }

  private static String version() {
    return Objects.requireNonNullElse(
        Reports.class.getPackage().getImplementationVersion(), "unpackaged");
  }
}
