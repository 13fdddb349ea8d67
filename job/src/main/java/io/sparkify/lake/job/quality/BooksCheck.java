package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.RowCounts;

/** Every line that was read is accounted for. */
final class BooksCheck {
  private static final String BALANCED = "every line is accounted for";

  private BooksCheck() {}

  static CheckResult of(RowCounts counts) {
    String imbalance = counts.imbalance().orElse(null);
    return new CheckResult(
        "books_balance",
        CheckLevel.ERROR,
        imbalance == null,
        imbalance == null ? BALANCED : imbalance,
        BALANCED);
  }
}
