package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.report.Diagnosis;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private final Set<LoadTask> failed = new HashSet<>();

  Failures(LakeFiles lake, Reports reports) {
    this.lake = lake;
    this.reports = reports;
  }

  /** The work of some partitions. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /**
   * Does the work of one partition; if it fails, gives up what it staged and reports the failure.
   */
  void guard(LoadTask task, Work work) throws IOException {
    try {
      work.run();
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare
      abandon(List.of(task), e);
    }
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
