package io.sparkify.lake.service.backfill;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PartitionKey;
import org.jspecify.annotations.Nullable;

/**
 * A wish for many months.
 *
 * @param to included
 * @param maxActive how many of its months one application takes; null for as many as fit
 */
record BackfillOrder(
    LogMonth from, LogMonth to, Which which, @Nullable Integer maxActive, String reason) {

  boolean contains(PartitionKey key) {
    return !key.isCatalog() && from.compareTo(key.month()) <= 0 && key.month().compareTo(to) <= 0;
  }

  /** How many months there are, with input or without. */
  int months() {
    return (to.year() - from.year()) * 12 + to.month() - from.month() + 1;
  }
}
