package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.error.ServiceException;
import org.jspecify.annotations.Nullable;

/** Months from one to another, both included; without any bound also the catalog. */
public record MonthRange(@Nullable LogMonth from, @Nullable LogMonth to) {
  public MonthRange {
    if (from != null && to != null && from.compareTo(to) > 0) {
      throw ServiceException.impossible(
          "from_after_to", "from (%s) lies after to (%s).".formatted(from, to));
    }
  }

  public static MonthRange parse(@Nullable String from, @Nullable String to) {
    return new MonthRange(
        Parameter.optional("from", from, LogMonth::parse).orElse(null),
        Parameter.optional("to", to, LogMonth::parse).orElse(null));
  }

  boolean contains(PartitionKey key) {
    if (from == null && to == null) {
      return true;
    }
    return !key.isCatalog()
        && (from == null || from.compareTo(key.month()) <= 0)
        && (to == null || key.month().compareTo(to) <= 0);
  }
}
