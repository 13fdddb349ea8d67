package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** A calendar month in UTC, written {@code YYYY-MM}, from 0001-01 to 9999-12. */
public record LogMonth(YearMonth value) implements Comparable<LogMonth> {
  /** What a month looks like as text, whole. */
  public static final String PATTERN = "\\d{4}-(0[1-9]|1[0-2])";

  private static final Pattern TEXT = Pattern.compile(PATTERN);

  public LogMonth {
    if (value.getYear() < 1 || value.getYear() > 9999) {
      throw new IllegalArgumentException("A month lies between 0001-01 and 9999-12, not " + value);
    }
  }

  /** Reads {@code YYYY-MM}; anything else is an {@link IllegalArgumentException}. */
  @JsonCreator
  public static LogMonth parse(String text) {
    if (!isMonth(text)) {
      throw new IllegalArgumentException("A month is written YYYY-MM, not '" + text + "'");
    }
    return new LogMonth(YearMonth.parse(text));
  }

  public static boolean isMonth(String text) {
    return TEXT.matcher(text).matches() && !text.startsWith("0000");
  }

  /** The month that this instant lies in, in UTC. */
  public static LogMonth of(Instant instant) {
    return new LogMonth(YearMonth.from(instant.atOffset(ZoneOffset.UTC)));
  }

  public int year() {
    return value.getYear();
  }

  /** 1 for January to 12 for December. */
  public int month() {
    return value.getMonthValue();
  }

  /** The first millisecond since 1970. */
  public long beginMillis() {
    return begin(value);
  }

  /** The first millisecond since 1970 that is later. */
  public long endMillis() {
    return begin(value.plusMonths(1));
  }

  private static long begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** Where this month's events lie below the log data: {@code YYYY/MM}. */
  public String folder() {
    return toString().replace('-', '/');
  }

  @Override
  public int compareTo(LogMonth other) {
    return value.compareTo(other.value);
  }

  @JsonValue
  @Override
  public String toString() {
    return "%04d-%02d".formatted(year(), month());
  }
}
