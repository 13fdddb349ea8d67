package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.PartitionKey;
import java.time.Instant;

/**
 * That a month is published.
 *
 * @param deadline by which it is judged
 * @param publishedAt since when what is known of its input was in the tables; never before its end
 * @param contentSince when that input was first seen as it is
 * @param judged whether its deadline has passed, so that nothing changes any more
 */
record Publication(
    PartitionKey partitionKey,
    Instant deadline,
    Instant publishedAt,
    Instant contentSince,
    boolean judged) {

  /** The same, for good. */
  Publication judgedBy(Instant passed) {
    return new Publication(partitionKey, passed, publishedAt, contentSince, true);
  }

  boolean isLate() {
    return !publishedAt.isBefore(deadline);
  }
}
