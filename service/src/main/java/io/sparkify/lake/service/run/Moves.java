package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Moves runs and attempts from state to state by compare-and-set, within somebody else's
 * transaction, and writes the history.
 */
record Moves(Handle handle, Instant at) {
  /** Whether the run was in the state that it was to leave. */
  boolean run(RunId id, RunState from, RunState to, String reason) {
    legal(from.canBecome(to), from, to);
    RunDao runs = handle.attach(RunDao.class);
    int moved = to.isFinal() ? runs.finish(id, from, to, at) : runs.move(id, from, to);
    if (moved == 1) {
      handle.attach(StateChangeDao.class).insert(id, from, to, reason, at);
      if (to.isFinal() && to != RunState.SUCCEEDED) {
        // What it was to publish waits for an operator again.
        handle.attach(HeldDao.class).reopen(id);
      }
    }
    return moved == 1;
  }

  /** A claimed run, and its attempt, whose application said something. */
  boolean running(AttemptRow attempt, String reason) {
    legal(attempt.state().canBecome(AttemptState.RUNNING), attempt.state(), AttemptState.RUNNING);
    int moved =
        handle
            .attach(AttemptDao.class)
            .move(attempt.runId(), attempt.number(), attempt.state(), AttemptState.RUNNING);
    return moved == 1 && run(attempt.runId(), RunState.STARTING, RunState.RUNNING, reason);
  }

  /** An attempt, and its run, that end well or are rejected. */
  boolean end(AttemptRow attempt, AttemptState attemptState, RunState runState, String reason) {
    if (attempt.state() == AttemptState.STARTING) {
      running(attempt, "its report is there");
    }
    return finish(attempt, AttemptState.RUNNING, attemptState)
        && run(attempt.runId(), RunState.RUNNING, runState, reason);
  }

  /** An attempt, and with it its run, that failed. */
  boolean fail(AttemptRow attempt, Failure failure) {
    boolean starting = attempt.state() == AttemptState.STARTING;
    if (!finish(attempt, attempt.state(), AttemptState.FAILED)) {
      return false;
    }
    handle
        .attach(AttemptDao.class)
        .explain(attempt.runId(), attempt.number(), Storable.failure(failure));
    return run(
        attempt.runId(),
        starting ? RunState.STARTING : RunState.RUNNING,
        RunState.FAILED,
        Storable.text(failure.title() + ": " + failure.cause()));
  }

  private boolean finish(AttemptRow attempt, AttemptState from, AttemptState to) {
    legal(from.canBecome(to), from, to);
    return handle.attach(AttemptDao.class).finish(attempt.runId(), attempt.number(), from, to, at)
        == 1;
  }

  private static void legal(boolean legal, Enum<?> from, Enum<?> to) {
    if (!legal) {
      throw new IllegalStateException(from + " cannot become " + to);
    }
  }
}
