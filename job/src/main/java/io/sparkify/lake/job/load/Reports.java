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
import io.sparkify.lake.job.contract.PhaseTime;
import io.sparkify.lake.job.contract.Provenance;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.report.ProgressWriter;
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
  private final ProgressWriter progress;

  Reports(LakeFiles lake, BatchRequest request, ProgressWriter progress, Clock clock)
      throws IOException {
    this.lake = lake;
    this.progress = progress;
    this.tag = request.tag();
    this.clock = clock;
    this.startedAt = clock.instant();
    this.provenance = OwnJar.provenance(request.settings());
  }

  /** Of a run that is about to be published; the publication brings it to its place. */
  LoadReport succeeded(StagedLoad staged) {
    return of(staged, Outcome.SUCCEEDED).during(progress.phases(staged.task().runId()));
  }

  void reject(StagedLoad staged) throws IOException {
    LoadReport report = of(staged, Outcome.REJECTED);
    write(report.during(ended(report)));
  }

  void fail(LoadTask task, Failure failure) throws IOException {
    LoadReport report =
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
            clock.instant());
    write(report.during(ended(report)));
  }

  /** One that publishes nothing has left its last phase. */
  private List<PhaseTime> ended(LoadReport report) {
    return progress.phases(report.runId()).stream()
        .map(time -> time.endedAt(report.endedAt()))
        .toList();
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
