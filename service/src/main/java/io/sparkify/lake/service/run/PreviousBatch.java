package io.sparkify.lake.service.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the next batch has to know of the last one, so that nobody is passed over for ever.
 *
 * @param claimedAt null if there was none
 * @param solo whether it was one run that had to go alone
 */
record PreviousBatch(@Nullable Instant claimedAt, boolean solo) {
  static final PreviousBatch NONE = new PreviousBatch(null, false);

  /** Whether this one was there already and did not go, though it was no other lone run's turn. */
  boolean passedOver(Candidate candidate) {
    return !solo && claimedAt != null && candidate.waitingSince().isBefore(claimedAt);
  }
}
