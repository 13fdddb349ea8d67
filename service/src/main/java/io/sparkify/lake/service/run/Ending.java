package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Decides, within somebody else's transaction, what becomes of a run whose attempt came to nothing:
 * it is cancelled, queued again, or has failed.
 */
record Ending(Handle handle, Instant at, Retrier retrier) {
  /** The application is gone and left no report of this attempt. */
  RunState died(AttemptRow attempt, Failure death) {
    return end(attempt, death, attempt.state() == AttemptState.RUNNING);
  }

  /** The application says that this attempt failed, or its word does not hold. */
  RunState failed(AttemptRow attempt, Failure failure) {
    return end(attempt, failure, false);
  }

  /** Its application is gone, but has written down a publication that the next one will finish. */
  RunState publishing(AttemptRow attempt, Cancellation wish) {
    cancels().forget(attempt.runId());
    return again(
        attempt,
        "its publication had begun, so that being %s came too late; the next attempt finishes it"
            .formatted(wish.words()));
  }

  /** The attempt does not count: its application never came to be, or others took it down. */
  RunState again(AttemptRow attempt, String why) {
    Moves moves = new Moves(handle, at);
    moves.close(attempt, AttemptState.CANCELLED);
    moves.requeue(attempt, why, null, false);
    return RunState.QUEUED;
  }

  private RunState end(AttemptRow attempt, Failure failure, boolean alone) {
    Optional<Cancellation> wish = cancels().of(attempt.runId());
    if (wish.isPresent()) {
      return cancel(attempt, wish.get());
    }
    @Nullable Stop stop = handle.attach(ApplicationDao.class).stop(attempt.tag()).orElse(null);
    if (stop == null) {
      return fail(attempt, failure, alone);
    }
    return stop.reason() == StopReason.CANCELLED
        ? again(attempt, stop.cause() + " This attempt does not count.")
        : fail(attempt, stop.failure(), attempt.state() == AttemptState.RUNNING);
  }

  private RunState cancel(AttemptRow attempt, Cancellation wish) {
    Moves moves = new Moves(handle, at);
    moves.close(attempt, AttemptState.CANCELLED);
    moves.run(attempt.runId(), Moves.stateOf(attempt), RunState.CANCELLED, wish.words());
    return RunState.CANCELLED;
  }

  private RunState fail(AttemptRow attempt, Failure failure, boolean alone) {
    Moves moves = new Moves(handle, at);
    AttemptDao attempts = handle.attach(AttemptDao.class);
    moves.close(attempt, AttemptState.FAILED);
    attempts.explain(attempt.runId(), attempt.number(), Storable.failure(failure));
    int failures = attempts.failures(attempt.runId());
    String words = Storable.text(failure.title() + ": " + failure.cause());
    Optional<Instant> next = retrier.again(failure.kind(), failures, at);
    if (next.isEmpty()) {
      moves.run(attempt.runId(), Moves.stateOf(attempt), RunState.FAILED, words);
      return RunState.FAILED;
    }
    String why =
        "attempt %d of %d failed: %s Tries again not before %s."
            .formatted(failures, retrier.maxAttempts(), words, next.get());
    moves.requeue(attempt, why, next.get(), alone);
    return RunState.QUEUED;
  }

  private CancelDao cancels() {
    return handle.attach(CancelDao.class);
  }

  /** Whether somebody wants this run cancelled. */
  Optional<Cancellation> wish(RunId run) {
    return cancels().of(run);
  }
}
