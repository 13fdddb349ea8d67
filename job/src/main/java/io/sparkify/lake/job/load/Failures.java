package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.lake.Publisher;
import io.sparkify.lake.job.report.Diagnosis;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one partition's failure from the others: what fails is reported as failed, and the batch
 * goes on.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final Publisher publisher;
  private final Reports reports;
  private final Set<LoadTask> failed = new HashSet<>();

  Failures(Publisher publisher, Reports reports) {
    this.publisher = publisher;
    this.reports = reports;
  }

  /** One partition's work. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /** Does the work of a task; if it fails, writes the report that says so. */
  void guard(LoadTask task, Work work) throws IOException {
    try {
      work.run();
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare
      failed.add(task);
      publisher.abandon(reports.failed(task, diagnosed(task.partition(), e)));
    }
  }

  /**
   * Does what is left to do for a published run; its journal entry stays, so that the next start
   * finishes it.
   */
  void guard(LoadReport report, Work work) throws IOException {
    try {
      work.run();
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare
      publisher.leaveOpen(reports.unfinished(report, diagnosed(report.partition(), e)));
    }
  }

  boolean has(Collection<LoadTask> tasks) {
    return tasks.stream().anyMatch(failed::contains);
  }

  private static Failure diagnosed(Object partition, Exception e) {
    Failure failure = Diagnosis.of(e);
    LOG.error("{} failed ({}): {}", partition, failure.code(), failure.remedy(), e);
    return failure;
  }
}
