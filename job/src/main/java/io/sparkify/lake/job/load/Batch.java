package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.lake.Publication;
import io.sparkify.lake.job.lake.Publisher;
import io.sparkify.lake.job.report.CatalogMissingException;
import io.sparkify.lake.job.report.ProgressWriter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * The batch: finish what was cut off, the catalog, the strays of all folders, each month, {@code
 * users}, the reports. A partition that fails, fails alone.
 */
public final class Batch {
  private final SparkSession spark;
  private final LakeFiles lake;
  private final BatchRequest request;
  private final Publisher publisher;
  private final ProgressWriter progress;
  private final Reports reports;
  private final Failures failures;
  private final List<LoadReport> open = new ArrayList<>();

  public Batch(SparkSession spark, LakeFiles lake, BatchRequest request, Clock clock) {
    this.spark = spark;
    this.lake = lake;
    this.request = request;
    this.publisher = new Publisher(lake);
    this.progress =
        new ProgressWriter(lake, request.tag(), spark.sparkContext().applicationId(), clock);
    this.reports = new Reports(request.tag(), clock);
    this.failures = new Failures(publisher, reports);
  }

  /** Returns when every task has its report. */
  public void run() throws IOException {
    LakeSession.sizeFor(spark, request);
    progress.start(request.tasks().stream().map(LoadTask::runId).toList());
    open.addAll(publisher.recover());
    lake.delete(LakePaths.STAGING);
    for (LoadTask task : tasks(true)) {
      failures.guard(task, () -> loadCatalog(task));
    }
    List<ScannedMonth> scanned = new ArrayList<>();
    for (LoadTask task : tasks(false)) {
      failures.guard(task, () -> scanned.add(scan(task)));
    }
    for (ScannedMonth month : scanned) {
      failures.guard(month.task(), () -> loadMonth(month));
    }
    finish();
  }

  private List<LoadTask> tasks(boolean catalog) {
    return request.tasks().stream()
        .filter(task -> task.partition().isCatalog() == catalog)
        .toList();
  }

  private void loadCatalog(LoadTask task) throws IOException {
    progress.enter(task.runId(), Phase.READING, null, null);
    publish(task, new StageCatalog(spark, lake, request.songData()).stage(task));
  }

  private ScannedMonth scan(LoadTask task) throws IOException {
    progress.enter(task.runId(), Phase.READING, null, null);
    return new ScanMonth(spark, lake, request.logData()).scan(task);
  }

  private void loadMonth(ScannedMonth month) throws IOException {
    try (month) {
      progress.enter(month.task().runId(), Phase.STAGING, month.counts().get(Counter.LINES), null);
      Catalog catalog = Catalog.published(spark, lake);
      if (catalog.fingerprint() == null && failures.has(tasks(true))) {
        throw new CatalogMissingException(
            "The first load of the song catalog failed in the same batch.");
      }
      publish(month.task(), new StageMonth(spark, lake, catalog).stage(month));
    }
  }

  /** Checks what was staged, and publishes it if every check passed. */
  private void publish(LoadTask task, StagedLoad staged) throws IOException {
    progress.enter(task.runId(), Phase.CHECKING, read(staged), written(staged));
    if (!staged.checks().stream().allMatch(CheckResult::passed)) {
      publisher.close(reports.rejected(task, staged));
      return;
    }
    progress.enter(task.runId(), Phase.PUBLISHING, read(staged), written(staged));
    LoadReport report = reports.succeeded(task, staged);
    publisher.publish(new Publication(staged.moves(), staged.deletes(), report));
    open.add(report);
  }

  /** Publishes {@code users} once for all months, and commits every run that is still open. */
  private void finish() throws IOException {
    UsersTable users = new UsersTable(spark, lake, request.tag());
    for (LoadReport report : open) {
      failures.guard(report, () -> publisher.close(users.complete(report)));
      progress.enter(report.runId(), Phase.DONE, report.rowCounts().get(Counter.LINES), null);
    }
  }

  private static Long read(StagedLoad staged) {
    return staged.rowCounts().get(Counter.LINES);
  }

  private static Long written(StagedLoad staged) {
    return staged.rowCounts().get(Counter.SONGPLAYS) + staged.rowCounts().get(Counter.SONGS);
  }
}
