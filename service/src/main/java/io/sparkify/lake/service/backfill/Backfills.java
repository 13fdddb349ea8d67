package io.sparkify.lake.service.backfill;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.Doorbell;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what operators want of many months at once. */
public final class Backfills {
  private static final Logger LOG = LoggerFactory.getLogger(Backfills.class);

  private final BackfillStore store;
  private final ActiveRuns active;
  private final Doorbell doorbell;

  public Backfills(BackfillStore store, ActiveRuns active, Doorbell doorbell) {
    this.store = store;
    this.active = active;
    this.doorbell = doorbell;
  }

  UUID create(BackfillOrder order, String requestedBy) {
    UUID id = store.create(order, requestedBy);
    LOG.info("Backfill {}: {} to {}, {}", id, order.from(), order.to(), order.which());
    doorbell.ring();
    return id;
  }

  void pause(UUID id) {
    store.pause(id);
    LOG.info("Backfill {}: PAUSED", id);
  }

  void resume(UUID id) {
    store.resume(id);
    LOG.info("Backfill {}: ACTIVE", id);
    doorbell.ring();
  }

  /** Queued runs end at once; one that an application has ends as soon as that lets it go. */
  void cancel(UUID id, String who, String reason) {
    List<RunId> left =
        store.cancel(id, "cancelled with backfill %s by %s: %s".formatted(id, who, reason));
    LOG.info("Backfill {}: CANCELLED, {} of its runs are still active", id, left.size());
    left.forEach(run -> active.cancel(run, who, reason));
  }
}
