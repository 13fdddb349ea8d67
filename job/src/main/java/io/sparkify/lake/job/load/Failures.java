package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.report.CancelledException;
import io.sparkify.lake.job.report.Diagnosis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one partition's failure from the others: what fails is reported as failed, and the batch
 * goes on.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final LakeFiles lake;
  private final Reports reports;
  private final Cancellations cancellations;
  private final Set<LoadTask> failed = ConcurrentHashMap.newKeySet();

  Failures(LakeFiles lake, Reports reports, Cancellations cancellations) {
    this.lake = lake;
    this.reports = reports;
    this.cancellations = cancellations;
  }

  /** The work of some partitions. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /**
   * Does the work of one partition; if it fails or is cancelled, gives up what it staged and
   * reports the failure.
   */
  void guard(LoadTask task, Work work) throws IOException {
    try {
      cancellations.begin(task.runId());
      work.run();
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare
      abandon(List.of(task), cancellations.isCancelled(task.runId()) ? cancelled(e) : e);
    } finally {
      cancellations.leave(task.runId());
    }
  }

  /** Of what is staged, that which nobody has cancelled until now; the rest is given up. */
  List<StagedLoad> uncancelled(List<StagedLoad> staged) throws IOException {
    List<StagedLoad> left = new ArrayList<>();
    for (StagedLoad load : staged) {
      if (cancellations.settle(load.task().runId())) {
        left.add(load);
      } else {
        abandon(List.of(load.task()), new CancelledException());
      }
    }
    return left;
  }

  /** Says at once that a run was cancelled that nobody works at; its turn only says so again. */
  void cancelled(LoadTask task) {
    try {
      reports.fail(task, Diagnosis.of(new CancelledException()));
    } catch (IOException e) {
      LOG.warn("{}: that it was cancelled is said when it is its turn", task.partition(), e);
    }
  }

  private static CancelledException cancelled(Exception e) {
    CancelledException cancelled = new CancelledException();
    cancelled.addSuppressed(e);
    return cancelled;
  }

  /**
   * Gives up what these tasks staged, which frees the space that their reports may need, and
   * reports the failure.
   */
  void abandon(List<LoadTask> tasks, Exception e) throws IOException {
    for (LoadTask task : tasks) {
      new Staging(lake, task).delete();
    }
    report(tasks, e);
  }

  /** Reports the failure, and leaves what is staged to the journal. */
  void report(List<LoadTask> tasks, Exception e) throws IOException {
    Failure failure = Diagnosis.of(e);
    for (LoadTask task : tasks) {
      LOG.error("{} failed ({}). {}", task.partition(), failure.code(), failure.remedy(), e);
      failed.add(task);
      reports.fail(task, failure);
    }
  }

  boolean include(LoadTask task) {
    return failed.contains(task);
  }
}
