package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.Limits;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Holds an amount against its limits: what is at a limit passes, what is above it does not.
 *
 * @param words how a limit is written
 */
record Threshold(String check, Limits limits, DoubleFunction<String> words) {

  CheckResult judge(double amount, String observed) {
    if (isAbove(amount, limits.error())) {
      return result(CheckLevel.ERROR, false, observed, limits.error());
    }
    if (isAbove(amount, limits.warning())) {
      return result(CheckLevel.WARNING, false, observed, limits.warning());
    }
    return pass(observed);
  }

  /** There is nothing to hold against the limits. */
  CheckResult pass(String observed) {
    CheckLevel level = limits.error() == null ? CheckLevel.WARNING : CheckLevel.ERROR;
    return result(level, true, observed, lower());
  }

  private @Nullable Double lower() {
    Double warning = limits.warning();
    Double error = limits.error();
    return warning == null || (error != null && error < warning) ? error : warning;
  }

  private static boolean isAbove(double amount, @Nullable Double limit) {
    return limit != null && amount > limit;
  }

  private CheckResult result(
      CheckLevel level, boolean passed, String observed, @Nullable Double limit) {
    String expected = limit == null ? "no limit is set" : "at most " + words.apply(limit);
    return new CheckResult(check, level, passed, observed, expected);
  }
}
