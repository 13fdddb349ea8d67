package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.PartitionKey;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger.
 *
 * @param loaded null while nothing of it was ever published
 * @param sinceLoaded what changed since; empty also while nothing was loaded
 * @param lastRun null while there was none
 * @param ignoredReason why it is left out; null if it is not
 */
public record Partition(
    PartitionKey key,
    Content content,
    Instant firstSeenAt,
    Instant changedAt,
    @Nullable Loaded loaded,
    ContentChange sinceLoaded,
    @Nullable LastRun lastRun,
    @Nullable String ignoredReason) {

  /** The catalog, then the newest month first: the order in which they are shown and loaded. */
  public static final Comparator<PartitionKey> NEWEST_FIRST =
      (one, other) ->
          one.isCatalog() || other.isCatalog() ? one.compareTo(other) : other.compareTo(one);

  /** Whether what is there is what was loaded. */
  public boolean unchanged() {
    return loaded != null
        && content.present()
        && loaded.fingerprint().equals(content.fingerprint());
  }

  /** Whether the newest run ended like this and was for what is there now. */
  boolean last(LastRun.Standing standing) {
    return lastRun != null
        && lastRun.standing() == standing
        && lastRun.fingerprint().equals(content.fingerprint());
  }

  /** Whether its newest run was rejected for what is there now, and somebody discarded that. */
  public boolean discarded() {
    return last(LastRun.Standing.REJECTED) && lastRun != null && lastRun.decision() != null;
  }

  /** Whether an application has it; one that is only queued has none yet. */
  public boolean beingLoaded() {
    return active() && lastRun != null && lastRun.standing() != LastRun.Standing.QUEUED;
  }

  boolean active() {
    return lastRun != null && lastRun.standing().active();
  }
}
