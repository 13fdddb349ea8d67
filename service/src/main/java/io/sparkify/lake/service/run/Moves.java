package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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

  /** A claimed run that waits for another attempt; why, and not before when. */
  boolean requeue(AttemptRow attempt, String why, @Nullable Instant notBefore, boolean alone) {
    boolean moved = run(attempt.runId(), stateOf(attempt), RunState.QUEUED, why);
    if (moved) {
      handle.attach(RunDao.class).postpone(attempt.runId(), why, notBefore, alone);
    }
    return moved;
  }

  /** An attempt that came to nothing; whoever was slower than another instance starts over. */
  void close(AttemptRow attempt, AttemptState to) {
    if (!finish(attempt, attempt.state(), to)) {
      throw new IllegalStateException(
          "Attempt %d of run %s was ended by somebody else"
              .formatted(attempt.number(), attempt.runId()));
    }
  }

  /** The state of the run of an active attempt. */
  static RunState stateOf(AttemptRow attempt) {
    return attempt.state() == AttemptState.STARTING ? RunState.STARTING : RunState.RUNNING;
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
