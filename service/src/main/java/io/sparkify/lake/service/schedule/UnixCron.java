package io.sparkify.lake.service.schedule;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rewrites the five fields of Unix for Quartz, which counts weekdays otherwise. */
final class UnixCron {
  private static final Pattern ITEM =
      Pattern.compile(
          "(?<from>\\*|\\d{1,2}|[A-Za-z]{3})(-(?<to>\\d{1,2}|[A-Za-z]{3}))?(/(?<step>\\d{1,3}))?");
  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final int WEEK = 7;

  private UnixCron() {}

  /** One expression, or two where day and weekday are both given: either may match then. */
  static List<String> toQuartz(String[] fields) {
    for (String field : fields) {
      requireField(field);
    }
    String day = fields[2];
    boolean anyDay = day.equals("*");
    boolean anyWeekday = fields[4].equals("*");
    String start = "0 %s %s ".formatted(fields[0], fields[1]);
    if (anyWeekday) {
      return List.of(start + "%s %s ?".formatted(day, fields[3]));
    }
    String weekdays = "? %s %s".formatted(fields[3], weekdays(fields[4]));
    if (anyDay) {
      return List.of(start + weekdays);
    }
    if (day.startsWith("*") || fields[4].startsWith("*")) {
      throw new IllegalArgumentException(
          "Programs differ on steps of days together with weekdays: name the days, or the weekdays");
    }
    return List.of(start + "%s %s ?".formatted(day, fields[3]), start + weekdays);
  }

  private static void requireField(String field) {
    for (String item : field.split(",", -1)) {
      Matcher matcher = ITEM.matcher(item);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            ("With five fields, each is a list of N, N-N, N-N/N, * or */N, not '%s'; L, W and # need"
                    + " six, with seconds first")
                .formatted(field));
      }
      boolean range = matcher.group("to") != null || matcher.group("from").equals("*");
      if (matcher.group("step") != null && !range) {
        throw new IllegalArgumentException(
            "A step is of * or a range, as in 10-59/5, not '%s'".formatted(item));
      }
    }
  }

  private static String weekdays(String field) {
    TreeSet<Integer> days = new TreeSet<>();
    for (String item : field.split(",", -1)) {
      Matcher matcher = ITEM.matcher(item);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("Not a weekday: '%s'".formatted(item));
      }
      boolean all = matcher.group("from").equals("*");
      int from = all ? 0 : weekday(matcher.group("from"));
      String last = matcher.group("to");
      int to = all ? WEEK - 1 : last == null ? from : lastDay(weekday(last), from);
      String step = matcher.group("step");
      add(days, from, to, step == null ? 1 : Integer.parseInt(step), item);
    }
    return days.stream().map(day -> Integer.toString(day + 1)).collect(Collectors.joining(","));
  }

  private static void add(Set<Integer> days, int from, int to, int step, String item) {
    if (from > to || step < 1) {
      throw new IllegalArgumentException(
          "Weekdays count from 0, Sunday, to 7, Sunday too: '%s' is none of their ranges"
              .formatted(item));
    }
    for (int day = from; day <= to; day += step) {
      days.add(day % WEEK);
    }
  }

  /** A range may end on the Sunday after. */
  private static int lastDay(int day, int from) {
    return day == 0 && from > 0 ? WEEK : day;
  }

  private static int weekday(String text) {
    int named = WEEKDAYS.indexOf(text.toUpperCase(Locale.ROOT));
    if (named >= 0) {
      return named;
    }
    if (!text.matches("[0-7]")) {
      throw new IllegalArgumentException(
          "A weekday is 0 to 7 or SUN to SAT, not '%s'".formatted(text));
    }
    return Integer.parseInt(text);
  }
}
