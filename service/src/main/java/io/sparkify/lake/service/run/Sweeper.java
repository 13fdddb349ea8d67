package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.service.partition.Doorbell;
import java.util.Objects;
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
  private final Doorbell doorbell;

  public Sweeper(
      ApplicationStore applications,
      SettlementStore settlements,
      ProgressBoard progress,
      JobLauncher launcher,
      Doorbell doorbell) {
    this.applications = applications;
    this.settlements = settlements;
    this.progress = progress;
    this.launcher = launcher;
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
    boolean settled = sighting.reports().stream().filter(this::settle).count() > 0;
    if (!sighting.alive()) {
      applications.end(request.tag(), Objects.requireNonNullElse(sighting.death(), LOST));
      request.tasks().forEach(task -> progress.forget(task.runId()));
      LOG.info("Application {} ended", request.tag());
    }
    if (settled || !sighting.alive()) {
      doorbell.ring();
    }
  }

  private boolean settle(LoadReport report) {
    return settlements
        .settle(report)
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
