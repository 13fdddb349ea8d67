package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.service.partition.Doorbell;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the active application: settles what it reported, and buries it once it is dead. */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final Failure LOST =
      new Failure(
          FailureKind.INFRASTRUCTURE,
          "lost",
          "The Spark application is gone",
          "It ended without a report.",
          "Read the log of the attempt, then request the run again.",
          "");

  private final ApplicationStore applications;
  private final SettlementStore settlements;
  private final ProgressBoard progress;
  private final JobLauncher launcher;
  private final Auditor auditor;
  private final Doorbell doorbell;

  public Sweeper(
      ApplicationStore applications,
      SettlementStore settlements,
      ProgressBoard progress,
      JobLauncher launcher,
      Auditor auditor,
      Doorbell doorbell) {
    this.applications = applications;
    this.settlements = settlements;
    this.progress = progress;
    this.launcher = launcher;
    this.auditor = auditor;
    this.doorbell = doorbell;
  }

  /** One look at every application that may still write. */
  public void sweep() {
    applications.active().forEach(this::sweep);
  }

  private void sweep(BatchRequest request) {
    Sighting sighting = launcher.look(request);
    sighting
        .progress()
        .filter(said -> said.tag().equals(request.tag()))
        .ifPresent(
            said -> {
              applications.sighted(said);
              progress.put(said);
            });
    int settled = 0;
    int postponed = 0;
    for (LoadReport report : sighting.reports()) {
      try {
        settled += settle(report) ? 1 : 0;
      } catch (IOException e) {
        postponed++;
        LOG.warn("The report of run {} waits for the lake: {}", report.runId(), e.toString());
      }
    }
    // One whose reports nobody could check yet is not lost.
    boolean over = !sighting.alive() && postponed == 0;
    if (over) {
      applications.end(request.tag(), Objects.requireNonNullElse(sighting.death(), LOST));
      request.tasks().forEach(task -> progress.forget(task.runId()));
      LOG.info("Application {} ended", request.tag());
    }
    if (settled > 0 || over) {
      doorbell.ring();
    }
  }

  private boolean settle(LoadReport report) throws IOException {
    if (!settlements.awaits(report)) {
      return false;
    }
    @Nullable Failure failure = Verdict.failure(report).orElse(null);
    if (failure == null && report.outcome() == Outcome.SUCCEEDED) {
      failure = auditor.audit(report).orElse(null);
    }
    return settlements
        .settle(report, failure)
        .map(
            state -> {
              LOG.info(
                  "Run {} attempt {} of {}: {}",
                  report.runId(),
                  report.attempt(),
                  report.partition(),
                  state);
              return state;
            })
        .isPresent();
  }
}
