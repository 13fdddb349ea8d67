package io.sparkify.lake.service.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where a log says what it ended with, if no rule knows it: the innermost cause of the exception
 * that ended the program, or else of the last that was logged, or else the last error.
 *
 * @param message the exception's class with its message, or the error's words
 */
record RootCause(int entry, int line, String message) {
  private static final Pattern CAUSE = Pattern.compile("^Caused by: (.+)");
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "^(?:Exception in thread .{1,100}? )?((?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error)\\b.*)");
  private static final Pattern ERROR =
      Pattern.compile("^(?:spark-submit|Error|.{1,40} ERROR .*?): (.+)");

  private static final Pattern END = Pattern.compile("^Exception in thread \"main\"");

  static Optional<RootCause> in(List<LogEntry> log) {
    return ofTheEnd(log)
        .or(() -> last(log, CAUSE))
        .or(() -> last(log, EXCEPTION))
        .or(() -> last(log, ERROR));
  }

  private static Optional<RootCause> ofTheEnd(List<LogEntry> log) {
    return backwards(log)
        .filter(i -> END.matcher(log.get(i).head()).find())
        .boxed()
        .findFirst()
        .flatMap(i -> in(log, i, CAUSE).or(() -> in(log, i, EXCEPTION)));
  }

  private static Optional<RootCause> last(List<LogEntry> log, Pattern pattern) {
    return backwards(log)
        .filter(i -> log.get(i).level() == Level.ERROR)
        .boxed()
        .flatMap(i -> in(log, i, pattern).stream())
        .findFirst();
  }

  private static IntStream backwards(List<LogEntry> log) {
    return IntStream.iterate(log.size() - 1, i -> i >= 0, i -> i - 1);
  }

  private static Optional<RootCause> in(List<LogEntry> log, int index, Pattern pattern) {
    LogEntry entry = log.get(index);
    OptionalInt line = entry.last(each -> pattern.matcher(each).find());
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(entry.lines().get(line.getAsInt()));
    return matcher.find()
        ? Optional.of(new RootCause(index, line.getAsInt(), matcher.group(1)))
        : Optional.empty();
  }
}
