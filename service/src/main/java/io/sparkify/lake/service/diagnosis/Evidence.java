package io.sparkify.lake.service.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Picks the lines of a log that show a failure, at most 20 of at most 500 characters. */
final class Evidence {
  private static final int LINES = 20;
  private static final int FRAMES = 3;
  private static final int LINES_BEFORE = 4;
  private static final int LINES_BEHIND = 4;
  private static final int CHARACTERS_OF_A_LINE = 500;

  private Evidence() {}

  /** What was being done, the line, the first frames of where, and what it was caused by. */
  static String of(List<LogEntry> log, int index, int line) {
    LogEntry entry = log.get(index);
    List<String> lines = new ArrayList<>(entry.isLogged() ? List.of() : before(log, index));
    if (line > 0) {
      lines.add(entry.head());
    }
    int frames = 0;
    for (String each : entry.lines().subList(line, entry.lines().size())) {
      if (!LogEntry.isFrame(each) || (each.startsWith("\tat ") && frames++ < FRAMES)) {
        lines.add(each);
      }
    }
    if (entry.lines().size() == 1) {
      behind(log, index).forEach(lines::add);
    }
    return text(lines.stream().limit(LINES));
  }

  /** Programs that do not log say one thing in several lines, and often what matters first. */
  private static List<String> before(List<LogEntry> log, int index) {
    int first = index;
    while (first > 0
        && log.get(first - 1).level() == Level.ERROR
        && !log.get(first - 1).isLogged()) {
      first--;
    }
    List<String> lines =
        log.subList(first, index).stream()
            .flatMap(entry -> entry.lines().stream())
            .filter(line -> !LogEntry.isFrame(line) && !line.isBlank())
            .toList();
    return lines.subList(Math.max(0, lines.size() - LINES_BEFORE), lines.size());
  }

  /** They go on behind it as well. */
  private static Stream<String> behind(List<LogEntry> log, int index) {
    return log.subList(index + 1, log.size()).stream()
        .takeWhile(entry -> entry.level() == Level.ERROR && entry.lines().size() == 1)
        .map(LogEntry::head)
        .limit(LINES_BEHIND);
  }

  /** The end of a log that says nothing about a failure. */
  static String end(List<LogEntry> log) {
    List<String> lines =
        log.stream()
            .flatMap(entry -> entry.lines().stream())
            .filter(line -> !LogEntry.isFrame(line))
            .toList();
    return text(lines.stream().skip(Math.max(0, lines.size() - LINES)));
  }

  private static String text(Stream<String> lines) {
    return String.join("\n", lines.map(Evidence::cut).toList());
  }

  private static String cut(String line) {
    return line.length() <= CHARACTERS_OF_A_LINE
        ? line
        : line.substring(0, CHARACTERS_OF_A_LINE - 1) + "…";
  }
}
