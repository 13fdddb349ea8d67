package io.sparkify.lake.service.diagnosis;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What was logged at once: a message, and the stack of its exception.
 *
 * @param level of the message; what has none, as a virtual machine's own words, is an error
 */
record LogEntry(Level level, List<String> lines) {
  // Spark's own form of a log begins with 26/11/21 19:00:00 ERROR, and ours with
  // 2026-11-21T19:00:00.000Z ERROR.
  static final Pattern HEAD =
      Pattern.compile("^\\d[\\d/.,:TZ -]{7,30} +(TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\\b");

  private static final Pattern FRAME = Pattern.compile("^\\s+(?:at |\\.\\.\\. \\d+ more)");

  LogEntry {
    lines = List.copyOf(lines);
  }

  /** Whether it has a time and a level, and is not what a program without a log says. */
  boolean isLogged() {
    return HEAD.matcher(head()).find();
  }

  String head() {
    return lines.get(0);
  }

  /** Where the last line lies that is meant. */
  OptionalInt last(Predicate<String> meant) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (meant.test(lines.get(i))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  static boolean isFrame(String line) {
    return FRAME.matcher(line).find();
  }
}
