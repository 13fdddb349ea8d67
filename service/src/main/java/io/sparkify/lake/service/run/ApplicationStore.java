package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.PhaseTime;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.UniqueViolation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Keeps the Spark applications: at most one may write to the lake at a time. */
public final class ApplicationStore {
  private final Jdbi jdbi;
  private final Clock clock;
  private final Retrier retrier;
  private final String host;
  private final InFlight inFlight = new InFlight();

  /**
   * @param host this machine's name, for whoever looks after its applications later
   */
  public ApplicationStore(Jdbi jdbi, Clock clock, Retrier retrier, String host) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.retrier = retrier;
    this.host = host;
  }

  /**
   * Takes queued runs for a new application; none if there are none or one is active. Until {@link
   * #released} nobody else sees the application: it is just being launched.
   */
  Optional<BatchRequest> claim(ApplicationTag tag, BatchSettings settings) {
    inFlight.enter(tag);
    try {
      return jdbi.inTransaction(
          handle -> new Claim(handle, clock.instant(), host).take(tag, settings));
    } catch (UnableToExecuteStatementException e) {
      if (UniqueViolation.isCauseOf(e)) {
        return Optional.empty(); // another one was faster
      }
      throw e;
    }
  }

  /** Its process is there, or is known not to be. */
  void released(ApplicationTag tag) {
    inFlight.leave(tag);
  }

  void launched(ApplicationTag tag) {
    jdbi.useTransaction(
        handle -> handle.attach(ApplicationDao.class).launched(tag, clock.instant()));
  }

  /** Whether it was launched on another machine, or its driver runs on one. */
  public boolean isElsewhere(ApplicationTag tag) {
    return jdbi.withHandle(handle -> handle.attach(ApplicationDao.class).elsewhere(tag, host)) > 0;
  }

  /** Those that may still write, whichever process of ours started them. */
  List<ActiveApplication> active() {
    return jdbi.withHandle(handle -> handle.attach(ApplicationDao.class).active()).stream()
        .map(ApplicationDao.ActiveRow::application)
        .filter(application -> !inFlight.contains(application.request().tag()))
        .toList();
  }

  /** Those of these that can have no business any more; what others started is not known here. */
  List<ApplicationTag> ended(Set<ApplicationTag> tags) {
    return tags.isEmpty()
        ? List.of()
        : jdbi.withHandle(handle -> handle.attach(ApplicationDao.class).ended(List.copyOf(tags)));
  }

  /** Keeps the decision to end it; false if it is over, or another decision was there first. */
  boolean stop(ApplicationTag tag, Stop stop) {
    return jdbi.inTransaction(handle -> handle.attach(ApplicationDao.class).stop(tag, stop)) == 1;
  }

  /** Its runs are running once an application said anything. */
  void sighted(Progress progress) {
    jdbi.useTransaction(
        handle -> {
          handle
              .attach(ApplicationDao.class)
              .sighted(progress.tag(), progress.applicationId(), progress.host(), progress.pid());
          Moves moves = new Moves(handle, clock.instant());
          handle.attach(AttemptDao.class).active(progress.tag()).stream()
              .filter(attempt -> attempt.state() == AttemptState.STARTING)
              .forEach(attempt -> moves.running(attempt, progress.applicationId() + " is running"));
        });
  }

  /** Keeps what its active runs came to, as it said last: no report of theirs will say it. */
  void passed(ApplicationTag tag, Function<RunId, List<PhaseTime>> said) {
    jdbi.useTransaction(
        handle -> {
          AttemptDao attempts = handle.attach(AttemptDao.class);
          for (AttemptRow attempt : attempts.active(tag)) {
            List<PhaseTime> phases = said.apply(attempt.runId());
            if (!phases.isEmpty()) {
              attempts.passed(
                  attempt.runId(), attempt.number(), Phases.write(phases, clock.instant()));
            }
          }
        });
  }

  /** Ends one that never came to be; its runs go on by the kind of failure. */
  void refuse(ApplicationTag tag, Failure failure) {
    jdbi.useTransaction(
        handle -> {
          Ending ending = new Ending(handle, clock.instant(), retrier);
          handle.attach(AttemptDao.class).active(tag).forEach(run -> ending.failed(run, failure));
          handle.attach(ApplicationDao.class).end(tag, ending.at());
        });
  }

  /**
   * Ends one that cannot write any more; its runs that are not settled are cancelled, queued again,
   * or have failed: the answer is where each of these stands now.
   *
   * @param publishing runs whose publication it wrote down, and the next application finishes
   */
  Map<RunId, RunState> end(ApplicationTag tag, Failure death, Set<RunId> publishing) {
    return jdbi.inTransaction(
        handle -> {
          ApplicationDao applications = handle.attach(ApplicationDao.class);
          Burial burial =
              new Burial(
                  new Ending(handle, clock.instant(), retrier),
                  applications.state(tag),
                  death,
                  publishing);
          Map<RunId, RunState> ended =
              handle.attach(AttemptDao.class).active(tag).stream()
                  .collect(Collectors.toMap(AttemptRow::runId, burial::of));
          applications.end(tag, burial.ending().at());
          return ended;
        });
  }
}
