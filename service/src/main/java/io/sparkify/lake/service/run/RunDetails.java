package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.RowCounts;
import java.util.List;

/** A run with all that is remembered of it. */
public record RunDetails(
    Run run, List<Attempt> attempts, RowCounts rowCounts, List<CheckResult> checks) {
  public RunDetails {
    attempts = List.copyOf(attempts);
    checks = List.copyOf(checks);
  }
}
