package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.lake.AtOnce;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.report.ProgressWriter;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at what was staged, which then waits for its publication unless a check holds it back. */
final class Inspection {
  /** One word for each line that says where a batch is. */
  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  private final CheckStaged checks;
  private final CountInsights insights;
  private final HeldLoads held;
  private final ProgressWriter progress;
  private final Reports reports;
  private final StagedLoads staged;

  /**
   * Of one batch.
   *
   * @param staged where what passes is put
   */
  Inspection(
      LakeFiles lake,
      BatchRequest request,
      HeldLoads held,
      ProgressWriter progress,
      Reports reports,
      StagedLoads staged) {
    CatalogInUse catalog = new CatalogInUse(lake);
    this.checks = new CheckStaged(lake, catalog, request);
    this.insights = new CountInsights(lake, catalog);
    this.held = held;
    this.progress = progress;
    this.reports = reports;
    this.staged = staged;
  }

  /** Other months of the batch are held against what this one has. */
  void remember(ScannedMonth month) {
    checks.remember(month);
  }

  /** What a person let pass is not checked again. */
  void approved(StagedLoad load) throws IOException {
    staged.add(insights.count(load, staged.all()));
  }

  void inspect(StagedLoad unchecked) throws IOException {
    LoadTask task = unchecked.task();
    RowCounts counts = unchecked.rowCounts();
    progress.enter(
        task.runId(),
        Phase.CHECKING,
        counts.get(Counter.LINES),
        unchecked.published().stream().mapToLong(PublishedFile::rows).sum());
    LOG.info("{}: staged {}", task.partition(), counts.amounts());
    StagedLoad load = looked(unchecked);
    progress.leave(task.runId());
    load.checks().stream()
        .filter(check -> !check.passed())
        .forEach(check -> LOG.warn("{}: {}", task.partition(), check));
    if (load.rejected()) {
      LOG.warn("{}: rejected by its checks", task.partition());
      held.hold(load);
      reports.reject(load);
    } else {
      staged.add(load);
    }
  }

  private StagedLoad looked(StagedLoad load) throws IOException {
    List<StagedLoad> waiting = staged.all();
    List<StagedLoad> both =
        AtOnce.all(() -> checks.check(load, waiting), () -> insights.count(load, waiting));
    return both.get(0).counted(both.get(1).insights());
  }
}
