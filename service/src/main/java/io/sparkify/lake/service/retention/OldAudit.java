package io.sparkify.lake.service.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets rows of the audit log that are older than the rule says, a little at each tick. */
public final class OldAudit {
  private static final Logger LOG = LoggerFactory.getLogger(OldAudit.class);
  private static final int IN_A_TRANSACTION = 500;
  private static final int TRANSACTIONS_IN_A_TICK = 40;

  private final RetentionStore store;
  private final Duration keep;
  private final Clock clock;

  public OldAudit(RetentionStore store, Duration keep, Clock clock) {
    this.store = store;
    this.keep = keep;
    this.clock = clock;
  }

  /** How many were forgotten; what is left over is for the next tick. */
  public int forget() {
    Instant before = clock.instant().minus(keep);
    int sum = 0;
    for (int i = 0; i < TRANSACTIONS_IN_A_TICK; i++) {
      int forgotten = store.forgetAudit(before, IN_A_TRANSACTION);
      sum += forgotten;
      if (forgotten < IN_A_TRANSACTION) {
        break;
      }
    }
    if (sum > 0) {
      LOG.info("Forgot {} rows of the audit log", sum);
    }
    return sum;
  }
}
