package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Makes the reports of one application, and writes those of runs that publish nothing. */
final class Reports {
  private final LakeFiles lake;
  private final ApplicationTag tag;
  private final Clock clock;
  private final Instant startedAt;

  Reports(LakeFiles lake, ApplicationTag tag, Clock clock) {
    this.lake = lake;
    this.tag = tag;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /** Of a run that is about to be published; the publication brings it to its place. */
  LoadReport succeeded(StagedLoad staged) {
    return of(staged, Outcome.SUCCEEDED);
  }

  void reject(StagedLoad staged) throws IOException {
    write(of(staged, Outcome.REJECTED));
  }

  void fail(LoadTask task, Failure failure) throws IOException {
    write(
        new LoadReport(
            task.runId(),
            task.attempt(),
            tag,
            task.partition(),
            Outcome.FAILED,
            Fingerprint.of(task.files()),
            null,
            task.files(),
            RowCounts.NONE,
            List.of(),
            List.of(),
            failure,
            version(),
            startedAt,
            clock.instant()));
  }

  private void write(LoadReport report) throws IOException {
    lake.writeText(LakePaths.report(report.runId(), report.attempt()), ContractJson.write(report));
  }

  private LoadReport of(StagedLoad staged, Outcome outcome) {
    LoadTask task = staged.task();
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

  private static String version() {
    return Objects.requireNonNullElse(
        Reports.class.getPackage().getImplementationVersion(), "unpackaged");
  }
}
