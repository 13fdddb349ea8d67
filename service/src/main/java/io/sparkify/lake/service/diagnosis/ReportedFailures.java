package io.sparkify.lake.service.diagnosis;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Knows which part of a driver's log is about which partition: the job logs each failure that it
 * reports, and goes on with the next partition.
 */
final class ReportedFailures {
  private static final Pattern REPORTED =
      Pattern.compile(" ERROR Failures: (\\S+) failed \\(\\w+\\)");

  private ReportedFailures() {}

  /** What was logged after the last failure that has a report. */
  static List<LogEntry> after(List<LogEntry> log) {
    OptionalInt last = last(log, log.size(), any -> true);
    return last.isPresent() ? log.subList(last.getAsInt() + 1, log.size()) : log;
  }

  /** What was logged since the failure before this partition's, with its own. */
  static List<LogEntry> of(List<LogEntry> log, String partition) {
    OptionalInt own = last(log, log.size(), partition::equals);
    if (own.isEmpty()) {
      return after(log);
    }
    int before = last(log, own.getAsInt(), any -> true).orElse(-1);
    return log.subList(before + 1, own.getAsInt() + 1);
  }

  private static OptionalInt last(List<LogEntry> log, int end, Predicate<String> partition) {
    return IntStream.iterate(end - 1, i -> i >= 0, i -> i - 1)
        .filter(
            i -> {
              Matcher head = REPORTED.matcher(log.get(i).head());
              return head.find() && partition.test(head.group(1));
            })
        .findFirst();
  }
}
