package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.RowCounts;

/** How much of what was read is of no use: malformed lines, and lines that repeat others. */
record LineChecks(CheckSettings settings) {

  CheckResult malformedShare(RowCounts counts) {
    return judge(
        new Threshold("malformed_share", settings.malformedShare(), Words::percent),
        counts.get(Counter.MALFORMED),
        counts.get(Counter.LINES));
  }

  CheckResult duplicateShare(RowCounts counts) {
    return judge(
        new Threshold("duplicate_share", settings.duplicateShare(), Words::percent),
        counts.get(Counter.DUPLICATES),
        counts.get(Counter.LINES));
  }

  private static CheckResult judge(Threshold threshold, long part, long lines) {
    return threshold.judge(Shares.of(part, lines), Words.share(part, lines, "lines"));
  }
}
