package io.sparkify.lake.service.schedule;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * Times of a calendar, written as cron: six or seven fields as Quartz takes them (seconds first),
 * or the five of Unix. Knows nothing of zones: it counts local times.
 *
 * @param text as it was written
 * @param fixed whether the hours are named, so that a time is one of a day; else they are {@code *}
 *     or steps, and the cron follows real time
 * @param expressions any of which matches
 */
record Cron(String text, boolean fixed, List<CronExpression> expressions) {
  private static final int CHARACTERS = 200;
  private static final int UNIX_FIELDS = 5;
  private static final int HOURS = 2;
  private static final LocalDateTime EARLY = LocalDateTime.of(2000, 1, 1, 0, 0);

  Cron {
    expressions = List.copyOf(expressions);
  }

  /** Anything else is an {@link IllegalArgumentException} that says what is wrong. */
  static Cron parse(String text) {
    String written = text.strip();
    if (written.length() > CHARACTERS) {
      throw new IllegalArgumentException("A cron has at most %d characters".formatted(CHARACTERS));
    }
    String[] fields = written.split("\\s+", -1);
    List<String> quartz =
        switch (fields.length) {
          case UNIX_FIELDS -> UnixCron.toQuartz(fields);
          case UNIX_FIELDS + 1, UNIX_FIELDS + 2 -> List.of(written);
          default ->
              throw new IllegalArgumentException(
                  "A cron has five fields (minute, hour, day, month, weekday), or six or seven with"
                      + " seconds first, not %d: '%s'".formatted(fields.length, written));
        };
    List<CronExpression> expressions = new ArrayList<>();
    for (String expression : quartz) {
      expressions.add(expression(expression, written));
    }
    String hours = quartz.get(0).split("\\s+", -1)[HOURS];
    Cron cron = new Cron(written, !hours.matches(".*[*/].*"), expressions);
    if (cron.next(EARLY).isEmpty()) {
      throw new IllegalArgumentException("There is no such time: '%s' never fires".formatted(text));
    }
    return cron;
  }

  /** The first local time that matches and is later; in whole seconds. */
  @SuppressWarnings("JavaUtilDate") // it is what Quartz speaks
  Optional<LocalDateTime> next(LocalDateTime after) {
    Date date = Date.from(after.truncatedTo(ChronoUnit.SECONDS).toInstant(ZoneOffset.UTC));
    return expressions.stream()
        .flatMap(cron -> Optional.ofNullable(cron.getNextValidTimeAfter(date)).stream())
        .map(next -> LocalDateTime.ofInstant(next.toInstant(), ZoneOffset.UTC))
        .min(Comparator.naturalOrder());
  }

  private static CronExpression expression(String quartz, String written) {
    try {
      CronExpression expression = new CronExpression(quartz);
      // A local time is given to it as if it were in UTC: so its own rules for zones rest.
      expression.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
      return expression;
    } catch (ParseException | DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is no cron: %s".formatted(written, e.getMessage()), e);
    }
  }
}
