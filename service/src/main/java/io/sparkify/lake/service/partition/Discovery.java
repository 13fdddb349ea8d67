package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Failure;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the source with the ledger, and remembers whether the source could be seen. */
public final class Discovery {
  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

  private final PartitionSource source;
  private final LedgerStore ledger;
  private final Doorbell doorbell;
  private final Clock clock;
  private final AtomicReference<@Nullable Failure> problem = new AtomicReference<>();
  private volatile @Nullable Instant lastListedAt;

  public Discovery(PartitionSource source, LedgerStore ledger, Doorbell doorbell, Clock clock) {
    this.source = source;
    this.ledger = ledger;
    this.doorbell = doorbell;
    this.clock = clock;
  }

  /** One look at the source. One that cannot be seen leaves the ledger as it is. */
  public List<LedgerChange> discover() {
    Instant listedAt = clock.instant();
    try {
      List<LedgerChange> changes = ledger.record(source.list(), listedAt, clock.instant());
      lastListedAt = listedAt;
      if (problem.getAndSet(null) != null) {
        LOG.info("The source can be listed again");
      }
      changes.forEach(
          change -> LOG.info("Partition {}: input {}", change.partition(), change.kind()));
      if (!changes.isEmpty()) {
        doorbell.ring();
      }
      return changes;
    } catch (SourceUnavailableException e) {
      remember(e);
      return List.of();
    }
  }

  /** Why the last look failed; empty if it did not. */
  public Optional<Failure> problem() {
    return Optional.ofNullable(problem.get());
  }

  /** When the last look began that succeeded; empty if none did since the start. */
  public Optional<Instant> listedAt() {
    return Optional.ofNullable(lastListedAt);
  }

  private void remember(SourceUnavailableException e) {
    Failure before = problem.getAndSet(e.failure());
    if (!e.failure().equals(before)) {
      LOG.error("Nothing new is loaded: {} {}", e.getMessage(), e.failure().remedy(), e);
    }
  }
}
