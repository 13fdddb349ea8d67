package io.sparkify.lake.service.retention;

import io.sparkify.lake.job.contract.PartitionKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets history that is older than the rule says, a little at each tick. */
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int IN_A_TRANSACTION = 500;
  private static final int TRANSACTIONS_IN_A_TICK = 40;

  private final RetentionStore store;
  private final Duration runs;
  private final Duration events;
  private final int keepRuns;
  private final Clock clock;

  /**
   * @param runs how long after its end a run is kept; a backfill goes after the last of its runs
   * @param events how long a move of a run is kept
   * @param keepRuns how many runs of each partition stay, however old they are; at least 1
   */
  public Retention(
      RetentionStore store, Duration runs, Duration events, int keepRuns, Clock clock) {
    this.store = store;
    this.runs = runs;
    this.events = events;
    this.keepRuns = keepRuns;
    this.clock = clock;
  }

  /** How much was forgotten; what is left over is for the next tick. */
  public Forgotten forget() {
    Instant now = clock.instant();
    Forgotten forgotten =
        new Forgotten(
            forgetRuns(now.minus(runs)),
            forget(limit -> store.forgetStateChanges(now.minus(events), limit)),
            forget(limit -> store.forgetBackfills(now.minus(runs), limit)));
    if (!forgotten.isNothing()) {
      LOG.info("Forgot of history: {}", forgotten.words());
    }
    return forgotten;
  }

  private int forgetRuns(Instant before) {
    int transactions = 0;
    int sum = 0;
    for (PartitionKey partition : store.partitions()) {
      int forgotten;
      do {
        forgotten = store.forgetRuns(partition, before, keepRuns, IN_A_TRANSACTION);
        sum += forgotten;
        transactions += forgotten > 0 ? 1 : 0;
      } while (forgotten == IN_A_TRANSACTION && transactions < TRANSACTIONS_IN_A_TICK);
      if (transactions >= TRANSACTIONS_IN_A_TICK) {
        break;
      }
    }
    return sum;
  }

  private static int forget(IntUnaryOperator some) {
    int sum = 0;
    for (int i = 0; i < TRANSACTIONS_IN_A_TICK; i++) {
      int forgotten = some.applyAsInt(IN_A_TRANSACTION);
      sum += forgotten;
      if (forgotten < IN_A_TRANSACTION) {
        break;
      }
    }
    return sum;
  }
}
