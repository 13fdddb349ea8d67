package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.log.Marks;
import io.sparkify.lake.service.partition.Doorbell;
import java.util.Map;
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
  private final Settler settler;
  private final ProgressBoard progress;
  private final JobLauncher launcher;
  private final Stopper stopper;
  private final Doorbell doorbell;

  public Sweeper(
      ApplicationStore applications,
      Settler settler,
      ProgressBoard progress,
      JobLauncher launcher,
      Stopper stopper,
      Doorbell doorbell) {
    this.applications = applications;
    this.settler = settler;
    this.progress = progress;
    this.launcher = launcher;
    this.stopper = stopper;
    this.doorbell = doorbell;
  }

  /** One look at every application that may still write. */
  public void sweep() {
    applications
        .active()
        .forEach(application -> Marks.of(application.request()).during(() -> sweep(application)));
    stopper.cancelQueued();
  }

  private void sweep(ActiveApplication application) {
    BatchRequest request = application.request();
    Sighting sighting = launcher.look(request);
    sighting
        .progress()
        .filter(said -> said.tag().equals(request.tag()))
        .ifPresent(
            said -> {
              applications.sighted(said);
              progress.put(said);
            });
    Settler.Settled reports = settler.settle(sighting.reports());
    // One whose reports nobody could check yet is not lost.
    boolean over = !sighting.alive() && reports.postponed() == 0;
    if (over) {
      bury(request, sighting);
    } else if (sighting.alive()) {
      stopper.attend(application, sighting);
    }
    if (reports.settled() > 0 || over) {
      doorbell.ring();
    }
  }

  private void bury(BatchRequest request, Sighting sighting) {
    applications.passed(request.tag(), run -> progress.phases(run, request.tag()));
    Map<RunId, RunState> ended =
        applications.end(
            request.tag(),
            Objects.requireNonNullElse(sighting.death(), LOST),
            sighting.publishing());
    for (LoadTask task : request.tasks()) {
      progress.forget(task.runId());
      RunState state = ended.get(task.runId());
      if (state != null) {
        Marks.of(task)
            .during(
                () ->
                    LOG.info(
                        "Run {} attempt {} of {}: {}, its application left no report",
                        task.runId(),
                        task.attempt(),
                        task.partition(),
                        state));
      }
    }
    stopper.forget(request.tag());
    LOG.info("Application {} ended", request.tag());
  }
}
