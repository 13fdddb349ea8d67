package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.log.Marks;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings applications to an end that are over a limit, or whose runs are cancelled: asks, waits,
 * kills. What it does follows from the database alone, so that it goes on after a restart.
 */
public final class Stopper {
  private static final Logger LOG = LoggerFactory.getLogger(Stopper.class);

  private final ApplicationStore applications;
  private final CancelStore cancels;
  private final JobLauncher launcher;
  private final TimeLimits limits;
  private final Clock clock;
  private final Stillness stillness = new Stillness();
  private final Map<ApplicationTag, Set<RunId>> asked = new ConcurrentHashMap<>();

  public Stopper(
      ApplicationStore applications,
      CancelStore cancels,
      JobLauncher launcher,
      TimeLimits limits,
      Clock clock) {
    this.applications = applications;
    this.cancels = cancels;
    this.launcher = launcher;
    this.limits = limits;
    this.clock = clock;
  }

  /** One step for an application that is alive. */
  void attend(ActiveApplication application, Sighting sighting) {
    ApplicationTag tag = application.request().tag();
    @Nullable Stop stop = application.stop();
    if (stop == null) {
      stop = reason(application, sighting).filter(found -> keep(tag, found)).orElse(null);
    }
    if (stop != null) {
      launcher.kill(application.request(), application.applicationId());
    }
  }

  /** Cancels what was queued again in the moment in which somebody wanted it cancelled. */
  void cancelQueued() {
    cancels.sweep();
  }

  /** Kills drivers that live though their application is over. */
  public void killOrphans() {
    for (ApplicationTag tag : applications.ended(launcher.running())) {
      Marks.application(tag)
          .during(
              () -> {
                LOG.error(
                    "The driver of application {} lives though it is over; it is killed", tag);
                launcher.killOrphan(tag);
              });
    }
  }

  void forget(ApplicationTag tag) {
    stillness.forget(tag);
    asked.remove(tag);
  }

  private Optional<Stop> reason(ActiveApplication application, Sighting sighting) {
    Instant now = clock.instant();
    Optional<Progress> said = said(application, sighting);
    Instant movedAt = said.map(progress -> stillness.since(progress, now)).orElse(now);
    return limits
        .broken(application.claimedAt(), said.isPresent(), movedAt, now)
        .or(() -> unwilling(application, said, now));
  }

  /** Asks the application to give up runs, and finds it unwilling when that was too long ago. */
  private Optional<Stop> unwilling(
      ActiveApplication application, Optional<Progress> said, Instant now) {
    List<CancelDao.Wanted> wanted = cancels.open(application.request().tag());
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    ask(application, wanted);
    return wanted.stream()
        .filter(each -> !now.isBefore(each.at().plus(limits.cancel())))
        .filter(each -> !isPublishing(said, each.runId()))
        .findFirst()
        .map(
            each ->
                new Stop(
                    StopReason.CANCELLED,
                    "Its application was ended, as run %s was cancelled and did not end by itself."
                        .formatted(each.runId()),
                    now));
  }

  private void ask(ActiveApplication application, List<CancelDao.Wanted> wanted) {
    ApplicationTag tag = application.request().tag();
    Set<RunId> runs = wanted.stream().map(CancelDao.Wanted::runId).collect(Collectors.toSet());
    if (runs.equals(asked.get(tag))) {
      return;
    }
    try {
      launcher.askToCancel(application.request(), runs);
      asked.put(tag, runs);
    } catch (IOException e) {
      LOG.warn("Application {} cannot be asked to cancel: {}", tag, e.toString());
    }
  }

  /** Publishing takes moments, and its end is waited for; a killed one would be finished anyway. */
  private static boolean isPublishing(Optional<Progress> said, RunId run) {
    return said.stream()
        .flatMap(progress -> progress.runs().stream())
        .filter(progress -> progress.runId().equals(run))
        .anyMatch(
            progress -> progress.phase() == Phase.PUBLISHING || progress.phase() == Phase.DONE);
  }

  private boolean keep(ApplicationTag tag, Stop stop) {
    boolean kept = applications.stop(tag, stop);
    if (kept) {
      LOG.warn("Application {} is ended ({}): {}", tag, stop.reason().code(), stop.cause());
    }
    return kept;
  }

  private static Optional<Progress> said(ActiveApplication application, Sighting sighting) {
    return sighting.progress().filter(said -> said.tag().equals(application.request().tag()));
  }
}
