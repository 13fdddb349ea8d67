package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.Provenance;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Makes the reports of one application, and writes those of runs that publish nothing. */
final class Reports {
  private final LakeFiles lake;
  private final ApplicationTag tag;
  private final Clock clock;
  private final Instant startedAt;
  private final Provenance provenance;

  Reports(LakeFiles lake, BatchRequest request, Clock clock) throws IOException {
    this.lake = lake;
    this.tag = request.tag();
    this.clock = clock;
    this.startedAt = clock.instant();
    this.provenance = OwnJar.provenance(request.settings());
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
            null,
            provenance,
            startedAt,
            clock.instant()));
  }

  private void write(LoadReport report) throws IOException {
    lake.writeText(LakePaths.report(report.runId(), report.attempt()), ContractJson.write(report));
  }

  private LoadReport of(StagedLoad staged, Outcome outcome) {
    LoadTask task = staged.task();
    LoadReport report =
        new LoadReport(
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
            staged.quarantine(outcome),
            provenance,
            startedAt,
            clock.instant());
    return report.with(staged.insights());
  }
}
