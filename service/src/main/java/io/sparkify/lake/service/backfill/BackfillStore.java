package io.sparkify.lake.service.backfill;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.backfill.Selection.Skip;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Assessor;
import io.sparkify.lake.service.partition.LedgerTransaction;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.run.PlanSettings;
import io.sparkify.lake.service.run.RunTransaction;
import io.sparkify.lake.service.run.RunTransaction.Answer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps backfills; their progress is that of their runs. */
public final class BackfillStore {
  private final Jdbi jdbi;
  private final PlanSettings settings;
  private final Clock clock;

  public BackfillStore(Jdbi jdbi, PlanSettings settings, Clock clock) {
    this.jdbi = jdbi;
    this.settings = settings;
    this.clock = clock;
  }

  /** What such a backfill would load now; changes nothing. */
  Selection select(BackfillOrder order, String requestedBy) {
    return jdbi.inTransaction(handle -> select(handle, order, requestedBy));
  }

  /** The backfill with all its runs, or nothing. */
  UUID create(BackfillOrder order, String requestedBy) {
    return jdbi.inTransaction(
        handle -> {
          Selection selection = select(handle, order, requestedBy);
          Backfill backfill = backfill(order, requestedBy);
          BackfillDao backfills = handle.attach(BackfillDao.class);
          backfills.insert(backfill);
          RunTransaction runs = new RunTransaction(handle, backfill.createdAt());
          List<Answer> answers = runs.request(selection.orders());
          List<Skip> skipped = new ArrayList<>(selection.skipped());
          List<RunId> made = new ArrayList<>();
          for (Answer answer : answers) {
            if (answer.run() == null) {
              skipped.add(new Skip(answer.partition(), answer.words()));
            } else {
              made.add(answer.run().id());
            }
          }
          runs.belongTo(backfill.id(), made);
          if (!skipped.isEmpty()) {
            backfills.insertSkips(backfill.id(), skipped);
          }
          return backfill.id();
        });
  }

  /** Not found: {@code unknown_backfill}. */
  Backfill get(UUID id) {
    return jdbi.withHandle(handle -> get(handle, id));
  }

  List<Backfill> page(Instant createdAt, UUID after, int limit) {
    return jdbi.withHandle(
        handle -> handle.attach(BackfillDao.class).page(createdAt, after, limit));
  }

  long count() {
    return jdbi.withHandle(handle -> handle.attach(BackfillDao.class).count());
  }

  /** The runs of these backfills, the newest month first. */
  Map<UUID, List<BackfillRun>> runs(List<UUID> backfills) {
    return backfills.isEmpty()
        ? Map.of()
        : jdbi.withHandle(handle -> handle.attach(BackfillDao.class).runs(backfills)).stream()
            .collect(Collectors.groupingBy(BackfillRun::backfillId));
  }

  List<Skip> skips(UUID id) {
    return jdbi.withHandle(handle -> handle.attach(BackfillDao.class).skips(id));
  }

  /** Conflict {@code illegal_state} for one that is not active, or has nothing left to do. */
  void pause(UUID id) {
    move(id, BackfillState.ACTIVE, BackfillState.PAUSED, "paused");
  }

  /** Conflict {@code illegal_state} for one that is not paused. */
  void resume(UUID id) {
    move(id, BackfillState.PAUSED, BackfillState.ACTIVE, "resumed");
  }

  /**
   * Cancels its queued runs; the answer is those that an application has.
   *
   * @throws ServiceException conflict {@code illegal_state} for one that is over
   */
  List<RunId> cancel(UUID id, String words) {
    return jdbi.inTransaction(
        handle -> {
          Backfill backfill = get(handle, id);
          BackfillState from = requireOpen(handle, backfill, "cancelled");
          BackfillDao backfills = handle.attach(BackfillDao.class);
          if (backfills.move(id, from, BackfillState.CANCELLED, now()) == 0) {
            throw illegal(backfill, "cancelled", "somebody else was faster");
          }
          List<BackfillRun> runs = backfills.runs(List.of(id));
          RunTransaction transaction = new RunTransaction(handle, now());
          runs.stream()
              .filter(BackfillRun::isQueued)
              .forEach(run -> transaction.cancelQueued(run.id(), words));
          return runs.stream()
              .filter(run -> run.isActive() && !run.isQueued())
              .map(BackfillRun::id)
              .toList();
        });
  }

  /** Cancels what came back to the queue after its backfill was cancelled. */
  public void sweep() {
    jdbi.useTransaction(
        handle -> {
          RunTransaction transaction = new RunTransaction(handle, now());
          handle
              .attach(BackfillDao.class)
              .orphans()
              .forEach(run -> transaction.cancelQueued(run.id(), "its backfill was cancelled"));
        });
  }

  private void move(UUID id, BackfillState from, BackfillState to, String words) {
    jdbi.useTransaction(
        handle -> {
          Backfill backfill = get(handle, id);
          BackfillState state = requireOpen(handle, backfill, words);
          if (state != from || handle.attach(BackfillDao.class).move(id, from, to, now()) == 0) {
            throw illegal(backfill, words, "it is " + state);
          }
        });
  }

  private static BackfillState requireOpen(Handle handle, Backfill backfill, String words) {
    boolean left =
        handle.attach(BackfillDao.class).runs(List.of(backfill.id())).stream()
            .anyMatch(BackfillRun::isActive);
    if (backfill.state() == BackfillState.CANCELLED) {
      throw illegal(backfill, words, "it is cancelled");
    }
    if (!left) {
      throw illegal(backfill, words, "all its runs have ended");
    }
    return backfill.state();
  }

  private Selection select(Handle handle, BackfillOrder order, String requestedBy) {
    List<Partition> ledger = new LedgerTransaction(handle).partitions();
    Assessor assessor = Assessor.of(ledger, settings.settle(), clock.instant(), settings.rematch());
    return Selection.of(ledger, assessor, order, requestedBy);
  }

  private Backfill backfill(BackfillOrder order, String requestedBy) {
    return new Backfill(
        UUID.randomUUID(),
        order.from().toString(),
        order.to().toString(),
        order.which(),
        order.maxActive(),
        order.reason(),
        requestedBy,
        BackfillState.ACTIVE,
        now());
  }

  private static Backfill get(Handle handle, UUID id) {
    return handle
        .attach(BackfillDao.class)
        .find(id)
        .orElseThrow(
            () ->
                ServiceException.notFound(
                    "unknown_backfill", "There is no backfill %s.".formatted(id)));
  }

  private static ServiceException illegal(Backfill backfill, String words, String why) {
    return ServiceException.conflict(
        "illegal_state",
        "Backfill %s cannot be %s: %s.".formatted(backfill.id(), words, why),
        Map.of());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
