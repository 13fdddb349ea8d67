package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The decision to build one partition from one fingerprint.
 *
 * @param fingerprint of the source when the run was claimed; until then, when it was requested
 * @param startedAt when it was first claimed
 * @param notBefore when it may be claimed; null for at once
 * @param backfillId null unless it was made by a backfill
 */
public record Run(
    RunId id,
    PartitionKey partition,
    RunState state,
    RunTrigger trigger,
    String requestedBy,
    String reason,
    boolean forced,
    Fingerprint fingerprint,
    int files,
    long bytes,
    @Nullable Fingerprint catalogFingerprint,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant notBefore,
    @Nullable UUID backfillId) {
  public Run {
    if (state.isFinal() != (endedAt != null)) {
      throw new IllegalArgumentException("A run has ended exactly when its state is final: " + id);
    }
  }

  /** A new one, as it is queued then for this content. */
  static Run queued(
      RunOrder order, Fingerprint fingerprint, int files, long bytes, Instant createdAt) {
    return new Run(
        RunId.random(),
        order.partition(),
        RunState.QUEUED,
        order.trigger(),
        order.requestedBy(),
        order.reason(),
        order.forced(),
        fingerprint,
        files,
        bytes,
        null,
        createdAt,
        null,
        null,
        null,
        null);
  }
}
