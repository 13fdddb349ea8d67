package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the ledger with the newest run beside it, as the database holds it. */
record LedgerRow(
    PartitionKey partitionKey,
    boolean present,
    Fingerprint fingerprint,
    int files,
    long bytes,
    Instant newestAt,
    Instant firstSeenAt,
    Instant changedAt,
    @Nullable RunId loadedRunId,
    @Nullable Instant loadedAt,
    @Nullable Fingerprint loadedFingerprint,
    @Nullable Fingerprint loadedCatalogFingerprint,
    @Nullable String ignoredReason,
    @Nullable RunId lastRunId,
    LastRun.@Nullable Standing lastRunState,
    @Nullable Fingerprint lastRunFingerprint,
    @Nullable Instant lastRunCreatedAt,
    boolean lastRunHeld,
    @Nullable String lastRunWaits,
    @Nullable String lastRunDecision) {

  Partition partition(ContentChange sinceLoaded) {
    return new Partition(
        partitionKey,
        new Content(present, fingerprint, files, bytes, newestAt),
        firstSeenAt,
        changedAt,
        loaded(),
        sinceLoaded,
        lastRun(),
        ignoredReason);
  }

  private @Nullable Loaded loaded() {
    return loadedRunId == null || loadedAt == null || loadedFingerprint == null
        ? null
        : new Loaded(loadedRunId, loadedAt, loadedFingerprint, loadedCatalogFingerprint);
  }

  private @Nullable LastRun lastRun() {
    return lastRunId == null
            || lastRunState == null
            || lastRunFingerprint == null
            || lastRunCreatedAt == null
        ? null
        : new LastRun(
            lastRunId,
            lastRunState,
            lastRunFingerprint,
            lastRunCreatedAt,
            lastRunHeld,
            lastRunWaits,
            lastRunDecision);
  }
}
