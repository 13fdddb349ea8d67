package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.RowCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run with all that is remembered of it.
 *
 * @param held null unless it was rejected
 * @param cancellation the wish that it be cancelled while an application had it; null if there was
 *     none
 */
public record RunDetails(
    Run run,
    List<Attempt> attempts,
    RowCounts rowCounts,
    List<CheckResult> checks,
    @Nullable Held held,
    @Nullable Cancellation cancellation) {
  public RunDetails {
    attempts = List.copyOf(attempts);
    checks = List.copyOf(checks);
  }
}
