package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps what operators want of single runs: that they be cancelled, or wait no longer. */
public final class CancelStore {
  private final Jdbi jdbi;
  private final Clock clock;

  public CancelStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Cancels a queued run at once; keeps the wish for one that an application has.
   *
   * @throws ServiceException not found {@code unknown_run}; conflict {@code illegal_state}
   */
  RunState cancel(RunId id, Wish wish) {
    Optional<RunState> state = Optional.empty();
    while (state.isEmpty()) {
      state = jdbi.inTransaction(handle -> cancel(handle, id, wish));
    }
    return state.get();
  }

  /**
   * Lets a run that waits for its next attempt go at once; empty if it does not wait.
   *
   * @throws ServiceException not found {@code unknown_run}
   */
  Optional<Run> hurry(RunId id, Wish wish) {
    return jdbi.inTransaction(
        handle -> {
          RunDao runs = handle.attach(RunDao.class);
          Run run = RunDao.get(handle, id);
          if (runs.hurry(id) == 0) {
            return Optional.empty();
          }
          StateChangeDao.note(handle, run, wish.words("retried at once"), clock.instant());
          return Optional.of(run);
        });
  }

  /**
   * Of the runs that this application has, those whose wish is not fulfilled, the earliest first.
   */
  List<CancelDao.Wanted> open(ApplicationTag tag) {
    return jdbi.withHandle(handle -> handle.attach(CancelDao.class).open(tag));
  }

  /** Cancels what was queued again in the moment in which somebody wanted it cancelled. */
  void sweep() {
    jdbi.useTransaction(
        handle -> {
          CancelDao cancels = handle.attach(CancelDao.class);
          Moves moves = new Moves(handle, clock.instant());
          for (RunId id : cancels.queued()) {
            cancels
                .of(id)
                .ifPresent(
                    wish -> moves.run(id, RunState.QUEUED, RunState.CANCELLED, wish.words()));
          }
        });
  }

  static ServiceException illegal(Run run, String action, String why) {
    return ServiceException.conflict(
        "illegal_state",
        "Run %s is %s and cannot be %s: %s.".formatted(run.id(), run.state(), action, why),
        Map.of());
  }

  Run get(RunId id) {
    return jdbi.withHandle(handle -> RunDao.get(handle, id));
  }

  /** Empty if the run has moved in the meantime. */
  private Optional<RunState> cancel(Handle handle, RunId id, Wish wish) {
    Run run = RunDao.get(handle, id);
    Instant now = clock.instant();
    if (run.state().isFinal()) {
      throw illegal(run, "cancelled", "it has ended");
    }
    if (run.state() == RunState.QUEUED) {
      boolean moved =
          new Moves(handle, now)
              .run(id, RunState.QUEUED, RunState.CANCELLED, wish.words("cancelled"));
      return moved ? Optional.of(RunState.CANCELLED) : Optional.empty();
    }
    CancelDao cancels = handle.attach(CancelDao.class);
    if (cancels.wish(id, wish.who(), wish.reason(), now) == 1) {
      StateChangeDao.note(handle, run, wish.words("to be cancelled"), now);
      return Optional.of(run.state());
    }
    return cancels.of(id).map(earlier -> run.state());
  }
}
