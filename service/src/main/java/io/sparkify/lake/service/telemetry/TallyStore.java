package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.service.events.EventStore;
import io.sparkify.lake.service.telemetry.TallyDao.Move;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Counts every move of every run once, however often services stop, and whatever is forgotten. */
public final class TallyStore {
  private static final int IN_A_TRANSACTION = 500;
  private static final int TRANSACTIONS = 20;

  private final Jdbi jdbi;
  private final EventStore events;

  /**
   * @param jdbi the writer's
   * @param events gives every move its place
   */
  public TallyStore(Jdbi jdbi, EventStore events) {
    this.jdbi = jdbi;
    this.events = events;
  }

  /** Counts what moved since the last time, a bounded part of it. */
  public void count() {
    events.newest();
    int counted = IN_A_TRANSACTION;
    for (int i = 0; i < TRANSACTIONS && counted == IN_A_TRANSACTION; i++) {
      counted = jdbi.inTransaction(TallyStore::count);
    }
  }

  private static int count(Handle handle) {
    TallyDao rows = handle.attach(TallyDao.class);
    long before = rows.lock();
    List<Move> moves = rows.after(before, IN_A_TRANSACTION);
    if (!moves.isEmpty()) {
      long last = moves.get(moves.size() - 1).streamPosition();
      Tally tally = new Tally();
      moves.forEach(tally::add);
      rows.amounts(before, last).forEach(tally::add);
      tally.totals().forEach((key, amount) -> add(rows, key, amount));
      rows.counted(last);
    }
    return moves.size();
  }

  private static void add(TallyDao rows, Tally.Key key, long amount) {
    if (rows.add(key.meter(), key.label(), key.otherLabel(), amount) == 0) {
      rows.insert(key.meter(), key.label(), key.otherLabel(), amount);
    }
  }
}
