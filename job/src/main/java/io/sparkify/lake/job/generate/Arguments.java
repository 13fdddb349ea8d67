package io.sparkify.lake.job.generate;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.truth.Truth;
import java.util.ArrayList;
import java.util.List;

/** Reads what was asked for, and collects everything that is wrong with it. */
final class Arguments {
  private static final int MAX_MONTHS = 120;
  private static final int MAX_SONGS = 5_000_000;
  private static final int MAX_USERS = 10_000_000;
  private static final long MAX_EVENTS = 10_000_000_000L;
  private static final LogMonth EARLIEST = LogMonth.parse("1971-01");
  private static final LogMonth LATEST = LogMonth.parse("2999-12");

  private final List<String> problems = new ArrayList<>();

  /** What to do instead, a sentence for each problem. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  void problem(String text) {
    problems.add(text);
  }

  /** The arguments; not to be used if there are problems. */
  Truth.Arguments read(Generate.Options options, boolean dirty) {
    List<LogMonth> range = months(options.months());
    return new Truth.Arguments(
        range.get(0),
        range.get(range.size() - 1),
        number("--events", options.events(), 1, MAX_EVENTS),
        (int) number("--songs", options.songs(), 1, MAX_SONGS),
        (int) number("--users", options.users(), 1, MAX_USERS),
        number("--seed", options.seed(), Long.MIN_VALUE, Long.MAX_VALUE),
        dirty);
  }

  private List<LogMonth> months(String text) {
    String[] ends = text.split("\\.\\.", -1);
    if (ends.length > 2 || !List.of(ends).stream().allMatch(LogMonth::isMonth)) {
      problem(
          "--months is '%s': give a month such as 2018-11, or a range such as 2018-01..2018-12"
              .formatted(text));
      return List.of(EARLIEST);
    }
    LogMonth from = LogMonth.parse(ends[0]);
    LogMonth to = LogMonth.parse(ends[ends.length - 1]);
    check(text, from, to);
    return List.of(from, to);
  }

  private void check(String text, LogMonth from, LogMonth to) {
    long count = (to.year() - from.year()) * 12L + to.month() - from.month() + 1;
    if (count < 1) {
      problem("--months is '%s': give the earlier month first".formatted(text));
    } else if (count > MAX_MONTHS) {
      problem("--months is '%s', %d months: give at most %d".formatted(text, count, MAX_MONTHS));
    }
    if (from.compareTo(EARLIEST) < 0 || to.compareTo(LATEST) > 0) {
      problem("--months is '%s': give months from %s to %s".formatted(text, EARLIEST, LATEST));
    }
  }

  private long number(String name, String text, long least, long most) {
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the same advice as for a number out of range
    }
    problem("%s is '%s': give a whole number from %d to %d".formatted(name, text, least, most));
    return least;
  }
}
