package io.sparkify.lake.service.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A line of a log that shows a failure of the catalog.
 *
 * @param rank the rule's place among the rules; the smaller one is nearer to the cause
 * @param entry where in the log it is
 * @param line which line of that entry
 */
record Finding(Rule rule, int rank, int entry, int line) {
  /** The first rule that any line fits, and of those lines the last. */
  static Optional<Finding> in(List<LogEntry> log, Rules rules) {
    for (int rank = 0; rank < rules.inOrder().size(); rank++) {
      Rule rule = rules.inOrder().get(rank);
      int first = rule.last() ? log.size() - 1 : 0;
      for (int i = log.size() - 1; i >= Math.max(first, 0); i--) {
        OptionalInt line = line(log.get(i), rule);
        if (line.isPresent()) {
          return Optional.of(new Finding(rule, rank, i, line.getAsInt()));
        }
      }
    }
    return Optional.empty();
  }

  private static OptionalInt line(LogEntry entry, Rule rule) {
    return entry.level().reaches(rule.level())
        ? entry.last(line -> !LogEntry.isFrame(line) && rule.fits(line))
        : OptionalInt.empty();
  }
}
