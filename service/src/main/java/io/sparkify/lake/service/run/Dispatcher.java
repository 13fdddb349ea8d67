package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.service.log.Marks;
import io.sparkify.lake.service.partition.Doorbell;
import io.sparkify.lake.service.run.JobLauncher.LaunchFailedException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims a batch of queued runs, launches one Spark application for it, and records that. */
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final ApplicationStore applications;
  private final JobLauncher launcher;
  private final BatchSettings settings;
  private final Doorbell doorbell;

  public Dispatcher(
      ApplicationStore applications,
      JobLauncher launcher,
      BatchSettings settings,
      Doorbell doorbell) {
    this.applications = applications;
    this.launcher = launcher;
    this.settings = settings;
    this.doorbell = doorbell;
  }

  /** The batch that was launched; empty if there is nothing to do or an application is active. */
  public Optional<BatchRequest> dispatch() {
    ApplicationTag tag = launcher.nextTag();
    boolean usable = false;
    try {
      Optional<BatchRequest> claimed = applications.claim(tag, settings);
      if (claimed.isEmpty()) {
        launcher.rest();
        usable = true;
        return claimed;
      }
      usable = Marks.of(claimed.get()).calling(() -> launch(claimed.get()));
      return usable ? claimed : Optional.empty();
    } finally {
      if (!usable) {
        launcher.forgo(tag);
      }
      applications.released(tag);
    }
  }

  private boolean launch(BatchRequest request) {
    try {
      launcher.launch(request);
    } catch (LaunchFailedException e) {
      LOG.error("Application {} was not started: {}", request.tag(), e.getMessage(), e);
      applications.refuse(request.tag(), e.failure());
      doorbell.ring();
      return false;
    }
    applications.launched(request.tag());
    request
        .tasks()
        .forEach(
            task ->
                Marks.of(task)
                    .during(
                        () ->
                            LOG.info(
                                "Run {} attempt {} of {}: launched as {}",
                                task.runId(),
                                task.attempt(),
                                task.partition(),
                                request.tag())));
    return true;
  }
}
