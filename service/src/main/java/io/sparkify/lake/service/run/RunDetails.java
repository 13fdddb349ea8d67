package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.RowCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run with all that is remembered of it.
 *
 * @param held null unless it was rejected
 */
public record RunDetails(
    Run run,
    List<Attempt> attempts,
    RowCounts rowCounts,
    List<CheckResult> checks,
    @Nullable Held held) {
  public RunDetails {
    attempts = List.copyOf(attempts);
    checks = List.copyOf(checks);
  }
}
