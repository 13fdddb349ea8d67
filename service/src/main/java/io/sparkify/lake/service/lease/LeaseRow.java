package io.sparkify.lake.service.lease;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The lease as the database holds it.
 *
 * @param holder null while nobody holds it
 * @param beat grows with every sign of life of its holder
 * @param takenAt by the holder's clock; null while nobody holds it
 */
record LeaseRow(
    @Nullable String holder,
    @Nullable String host,
    long token,
    long beat,
    @Nullable Instant takenAt) {
  boolean isFree() {
    return holder == null;
  }

  /** Whether its holder gave no sign of life between the two. */
  boolean isSameBeat(LeaseRow other) {
    return token == other.token && beat == other.beat;
  }
}
