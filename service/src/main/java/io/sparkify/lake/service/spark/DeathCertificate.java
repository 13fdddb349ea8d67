package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.StorageFault;
import io.sparkify.lake.service.run.Sighting;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says from its log why a driver ended without a report. */
final class DeathCertificate {
  private static final Pattern ROOT_CAUSE = Pattern.compile("^Caused by: (.+)");
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "^(?:Exception in thread \\S+ )?((?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error)\\b.*)");
  private static final Pattern ERROR =
      Pattern.compile("^(?:spark-submit|Error|.* ERROR .*?): (.+)");

  private DeathCertificate() {}

  static Failure of(LogTail log) {
    return storage(log)
        .or(() -> LogRule.ALL.stream().flatMap(rule -> rule.apply(log).stream()).findFirst())
        .or(() -> failed(log, ROOT_CAUSE))
        .or(() -> failed(log, EXCEPTION))
        .or(() -> failed(log, ERROR))
        .orElseGet(() -> log.lines().isEmpty() ? neverStarted() : killed(log));
  }

  private static Optional<Failure> storage(LogTail log) {
    int index = log.lastIndex(line -> LogRule.isSerious(line) && StorageFault.in(line).isPresent());
    return index < 0
        ? Optional.empty()
        : StorageFault.in(log.lines().get(index))
            .map(fault -> fault.failure(log.evidenceFrom(index)));
  }

  private static Optional<Failure> failed(LogTail log, Pattern pattern) {
    int index = log.lastIndex(line -> pattern.matcher(line).find());
    if (index < 0) {
      return Optional.empty();
    }
    String message = pattern.matcher(log.lines().get(index)).replaceFirst("$1");
    return Optional.of(
        new Failure(
            FailureKind.INFRASTRUCTURE,
            "driver_failed",
            "The driver failed",
            "The driver ended with: " + message,
            "Read the evidence and the run's log; mend what they name, then request the run again.",
            log.evidenceFrom(index)));
  }

  private static Failure killed(LogTail log) {
    return new Failure(
        FailureKind.INFRASTRUCTURE,
        "driver_killed",
        "The driver was killed",
        "The driver process ended without a report and without an error in its log: it was killed"
            + " from outside.",
        "Look for the kernel's out-of-memory killer (dmesg) or a restart of the machine, then"
            + " request the run again.",
        log.evidence());
  }

  private static Failure neverStarted() {
    return new Failure(
        FailureKind.INFRASTRUCTURE,
        Sighting.NEVER_STARTED,
        "The driver never spoke",
        "There is no process, no report and not a line of log: the service was stopped before it"
            + " started the driver, or the driver was killed at once.",
        "Request the run again.",
        "");
  }
}
