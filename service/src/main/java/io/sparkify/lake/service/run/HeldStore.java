package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.UniqueViolation;
import io.sparkify.lake.service.error.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Keeps what is held of rejected runs, and what became of it. */
public final class HeldStore {
  private final Jdbi jdbi;
  private final Clock clock;

  public HeldStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** What this run staged, if it waits for an operator; else a {@link ServiceException}. */
  HeldLoad waiting(RunId id) {
    return jdbi.inTransaction(handle -> waiting(handle, id).load());
  }

  /** A queued run that publishes it. */
  Run approve(RunId id, Wish wish) {
    try {
      return jdbi.inTransaction(handle -> approve(handle, id, wish));
    } catch (UnableToExecuteStatementException e) {
      if (!UniqueViolation.isCauseOf(e)) {
        throw e;
      }
      throw RunStore.alreadyActive(
          jdbi.withHandle(handle -> RunDao.get(handle, id)).partition(), null);
    }
  }

  HeldLoad discard(RunId id, Wish wish) {
    return jdbi.inTransaction(
        handle -> {
          Waiting held = waiting(handle, id);
          Instant now = clock.instant();
          resolve(handle, id, Resolution.DISCARDED, null, now);
          StateChangeDao.note(handle, held.run(), wish.words("staged data discarded"), now);
          return held.load();
        });
  }

  List<HeldLoad> toDrop() {
    return jdbi.withHandle(handle -> handle.attach(HeldDao.class).toDrop());
  }

  void dropped(HeldLoad load) {
    jdbi.useTransaction(
        handle -> handle.attach(HeldDao.class).dropped(load.runId(), clock.instant()));
  }

  static ServiceException illegal(RunId id, String why) {
    return ServiceException.conflict(
        "illegal_state",
        "Run %s cannot be approved or discarded: %s.".formatted(id, why),
        Map.of());
  }

  private Run approve(Handle handle, RunId id, Wish wish) {
    Run rejected = waiting(handle, id).run();
    requireBalance(handle, id);
    RunTransaction queue = new RunTransaction(handle, clock.instant());
    queue.requireIdle(rejected.partition());
    Instant now = queue.now();
    Run run = approving(rejected, wish, now);
    queue.begin(run, "to publish what run %s staged".formatted(id));
    resolve(handle, id, Resolution.APPROVED, run.id(), now);
    StateChangeDao.note(handle, rejected, wish.words("approved as run " + run.id()), now);
    return run;
  }

  /** Rows that nobody can account for are not published, whoever asks. */
  private static void requireBalance(Handle handle, RunId id) {
    RunHistory.rowCounts(handle.attach(OutcomeDao.class).counts(List.of(id)))
        .imbalance()
        .ifPresent(
            imbalance -> {
              throw illegal(id, "its books do not balance, %s; discard it".formatted(imbalance));
            });
  }

  private static Run approving(Run rejected, Wish wish, Instant now) {
    RunOrder order =
        new RunOrder(rejected.partition(), RunTrigger.OPERATOR, wish.who(), wish.reason(), true);
    return Run.queued(order, rejected.fingerprint(), rejected.files(), rejected.bytes(), now);
  }

  private static void resolve(
      Handle handle, RunId id, Resolution resolution, @Nullable RunId by, Instant now) {
    if (handle.attach(HeldDao.class).resolve(id, resolution, by, now) == 0) {
      throw illegal(id, "somebody else was faster");
    }
  }

  private static Waiting waiting(Handle handle, RunId id) {
    Run run = RunDao.get(handle, id);
    if (run.state() != RunState.REJECTED) {
      throw illegal(
          id, "it is %s, and only a REJECTED run holds staged data".formatted(run.state()));
    }
    Held held =
        handle.attach(HeldDao.class).ofRuns(List.of(id)).stream()
            .findAny()
            .orElseThrow(() -> illegal(id, "it left no staged data"));
    if (held.resolution() != null) {
      throw illegal(
          id,
          "its staged data was %s%s"
              .formatted(
                  held.resolution(),
                  held.resolvedRunId() == null ? "" : " by run " + held.resolvedRunId()));
    }
    return new Waiting(run, new HeldLoad(id, held.attempt()));
  }

  /** A rejected run with what it staged. */
  private record Waiting(Run run, HeldLoad load) {}
}
