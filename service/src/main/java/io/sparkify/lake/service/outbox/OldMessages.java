package io.sparkify.lake.service.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets messages that ended long ago, and targets that are configured no more. */
public final class OldMessages {
  private static final Logger LOG = LoggerFactory.getLogger(OldMessages.class);
  private static final int IN_A_TRANSACTION = 500;
  private static final int TRANSACTIONS_IN_A_TICK = 40;

  private final OutboxStore store;
  private final List<String> configured;
  private final Duration keep;
  private final Clock clock;

  /**
   * @param configured the names of all targets
   * @param keep how long a message is kept behind its end
   */
  public OldMessages(OutboxStore store, List<String> configured, Duration keep, Clock clock) {
    this.store = store;
    this.configured = List.copyOf(configured);
    this.keep = keep;
    this.clock = clock;
  }

  /** What is left over is for the next tick. */
  public void forget() {
    List<String> dropped = store.keepOnly(configured);
    if (!dropped.isEmpty()) {
      LOG.info("Forgot targets that are not in the configuration any more: {}", dropped);
    }
    Instant before = clock.instant().minus(keep);
    int sum = 0;
    for (int i = 0; i < TRANSACTIONS_IN_A_TICK; i++) {
      int forgotten = store.forget(before, IN_A_TRANSACTION);
      sum += forgotten;
      if (forgotten < IN_A_TRANSACTION) {
        break;
      }
    }
    if (sum > 0) {
      LOG.info("Forgot {} messages", sum);
    }
  }
}
