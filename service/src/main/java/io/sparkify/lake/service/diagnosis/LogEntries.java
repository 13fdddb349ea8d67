package io.sparkify.lake.service.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a log into what was logged at once. */
final class LogEntries {
  private static final Pattern REMARK =
      Pattern.compile("^(?:Picked up |SLF4J|WARNING: |Warning: |\\w+ [\\w-]+ Server VM warning: )");
  // A driver that starts slowly misses its own heartbeats, says so, and goes on.
  private static final String NO_ERROR = " ERROR Inbox: Ignoring error";
  private static final Pattern STACK =
      Pattern.compile("^(?:\\s|Caused by: |Suppressed: |Driver st)");
  private static final Pattern EXCEPTION =
      Pattern.compile("^(?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error|Throwable)\\b");

  private final List<LogEntry> entries = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private Level level = Level.ERROR;
  private boolean hasHead;

  private LogEntries() {}

  static List<LogEntry> of(LogTail log) {
    LogEntries cutter = new LogEntries();
    log.lines().forEach(cutter::add);
    cutter.finish();
    return List.copyOf(cutter.entries);
  }

  private void add(String line) {
    @Nullable Level said = level(line);
    if (said != null) {
      begin(said, true);
    } else if (!continues(line)) {
      begin(REMARK.matcher(line).find() ? Level.WARN : Level.ERROR, false);
    }
    lines.add(line);
  }

  /** The exception of a message is in the line behind it, its stack in those that follow. */
  private boolean continues(String line) {
    return !lines.isEmpty()
        && (STACK.matcher(line).find()
            || (hasHead && lines.size() == 1 && EXCEPTION.matcher(line).find()));
  }

  private void begin(Level of, boolean withHead) {
    finish();
    level = of;
    hasHead = withHead;
  }

  private void finish() {
    if (!lines.isEmpty()) {
      entries.add(new LogEntry(level, lines));
      lines.clear();
    }
  }

  private static @Nullable Level level(String line) {
    Matcher head = LogEntry.HEAD.matcher(line);
    return head.find()
        ? switch (head.group(1)) {
          case "ERROR", "FATAL" -> line.contains(NO_ERROR) ? Level.WARN : Level.ERROR;
          case "WARN" -> Level.WARN;
          default -> Level.INFO;
        }
        : null;
  }
}
