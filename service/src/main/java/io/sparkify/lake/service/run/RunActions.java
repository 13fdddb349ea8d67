package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.log.Marks;
import io.sparkify.lake.service.partition.Doorbell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what operators want done with single runs: cancel them, try them again. */
public final class RunActions {
  private static final Logger LOG = LoggerFactory.getLogger(RunActions.class);

  private final CancelStore cancels;
  private final RunStore runs;
  private final Doorbell doorbell;

  /**
   * @param doorbell rung when an active run is to be cancelled, or a waiting one may go
   */
  public RunActions(CancelStore cancels, RunStore runs, Doorbell doorbell) {
    this.cancels = cancels;
    this.runs = runs;
    this.doorbell = doorbell;
  }

  /**
   * Where the run stands now: CANCELLED, or still active, and cancelled as soon as nothing of it
   * can be published any more.
   *
   * @throws ServiceException not found {@code unknown_run}; conflict {@code illegal_state}
   */
  RunState cancel(RunId id, Wish wish) {
    RunState state = cancels.cancel(id, wish);
    marks(id).during(() -> LOG.info("Run {}: {} cancels it, it is {}", id, wish.who(), state));
    doorbell.ring();
    return state;
  }

  /** For a run that is not wanted as one of many; one that has ended meanwhile is left alone. */
  public void cancelIfActive(RunId id, String who, String reason) {
    try {
      cancel(id, new Wish(who, reason));
    } catch (ServiceException e) {
      Marks.run(id).during(() -> LOG.info("Run {} is not cancelled: {}", id, e.getMessage()));
    }
  }

  private Marks marks(RunId id) {
    return Marks.run(id, cancels.get(id).partition());
  }

  /**
   * The same run, if it waited for its next attempt; else a new one of its partition.
   *
   * @throws ServiceException not found {@code unknown_run}; conflict {@code illegal_state}, or
   *     {@code already_active} with {@code run_id}
   */
  RunId retry(RunId id, Wish wish) {
    if (cancels.hurry(id, wish).isPresent()) {
      marks(id).during(() -> LOG.info("Run {}: {} wants it tried again at once", id, wish.who()));
      doorbell.ring();
      return id;
    }
    Run run = cancels.get(id);
    return switch (run.state()) {
      case FAILED, CANCELLED, REJECTED ->
          runs.requestRun(
                  new RunOrder(
                      run.partition(), RunTrigger.OPERATOR, wish.who(), wish.reason(), true))
              .id();
      case QUEUED -> throw CancelStore.illegal(run, "retried", "nothing keeps it waiting");
      case STARTING, RUNNING -> throw CancelStore.illegal(run, "retried", "it is being tried");
      case SUCCEEDED ->
          throw CancelStore.illegal(
              run, "retried", "it succeeded; request a run with force to load it again");
    };
  }
}
