package io.sparkify.lake.service.run;

import static java.util.stream.Collectors.joining;

import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LoadReport;
import java.util.Objects;
import java.util.Optional;

/** What the service makes of a report; it trusts no books that it has not checked. */
final class Verdict {
  private static final Failure WITHOUT_REASON =
      new Failure(
          FailureKind.INTERNAL,
          "no_reason_given",
          "The job gave no reason",
          "The report says that the run failed, and not why.",
          "Read the log of the attempt.",
          "");

  private Verdict() {}

  /** Why the run failed; empty if it succeeded or was rejected. */
  static Optional<Failure> failure(LoadReport report) {
    return switch (report.outcome()) {
      case FAILED -> Optional.of(Objects.requireNonNullElse(report.failure(), WITHOUT_REASON));
      case REJECTED -> Optional.empty();
      case SUCCEEDED -> report.rowCounts().imbalance().map(Verdict::doesNotBalance);
    };
  }

  /** Which checks did not pass, in words. */
  static String rejection(LoadReport report) {
    return report.checks().stream()
        .filter(check -> !check.passed() && check.level() == CheckLevel.ERROR)
        .map(check -> "%s: %s, not %s".formatted(check.name(), check.observed(), check.expected()))
        .collect(joining("; ", "did not pass its checks: ", ""));
  }

  private static Failure doesNotBalance(String imbalance) {
    return new Failure(
        FailureKind.INTERNAL,
        "books_do_not_balance",
        "The books do not balance",
        "The job reports success, but " + imbalance + ".",
        "Keep the log and the report of the attempt, and report the fault.",
        "");
  }
}
