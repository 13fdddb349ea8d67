package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest run of a partition, as far as its partition has to know.
 *
 * @param held whether what it staged waits for an operator
 * @param waits why it is queued again, and for what it waits; null unless it is
 * @param decision who discarded what it staged and why, in words; null unless somebody did
 */
public record LastRun(
    RunId id,
    Standing standing,
    Fingerprint fingerprint,
    Instant createdAt,
    boolean held,
    @Nullable String waits,
    @Nullable String decision) {

  public LastRun(
      RunId id, Standing standing, Fingerprint fingerprint, Instant createdAt, boolean held) {
    this(id, standing, fingerprint, createdAt, held, null, null);
  }

  /** How the run stands. */
  public enum Standing {
    QUEUED,
    STARTING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    REJECTED,
    CANCELLED;

    boolean active() {
      return switch (this) {
        case QUEUED, STARTING, RUNNING -> true;
        case SUCCEEDED, FAILED, REJECTED, CANCELLED -> false;
      };
    }
  }

  /** In words, such as {@code run 3f2a1b9c of 2018-12-01T06:00:00Z}. */
  String words() {
    return Words.run(id, createdAt);
  }
}
