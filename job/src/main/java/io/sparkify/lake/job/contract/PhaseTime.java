package io.sparkify.lake.job.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a run was in a phase. Between two phases it may have waited for other runs of its batch.
 *
 * @param endedAt null while it is in it
 */
public record PhaseTime(Phase phase, Instant startedAt, @Nullable Instant endedAt) {
  /** The same phase, ended now unless it ended before. */
  public PhaseTime endedAt(Instant now) {
    return endedAt == null ? new PhaseTime(phase, startedAt, now) : this;
  }
}
