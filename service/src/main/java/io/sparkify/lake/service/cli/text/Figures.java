package io.sparkify.lake.service.cli.text;

import java.time.Duration;
import java.util.Locale;

/** Writes amounts as people read them. */
public final class Figures {
  private static final long KILO = 1_000;
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};
  private static final long TEN_SECONDS = 10_000;

  private Figures() {}

  /** Such as {@code 1,234,567}. */
  public static String count(long amount) {
    return String.format(Locale.ROOT, "%,d", amount);
  }

  /** An amount of something, such as {@code 1 file} or {@code 2 files}. */
  public static String count(long amount, String one) {
    return count(amount) + " " + one + (amount == 1 ? "" : "s");
  }

  /** Such as {@code 12.3 MB}, of a million bytes each. */
  public static String bytes(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    double amount = bytes;
    int unit = -1;
    do {
      amount /= KILO;
      unit++;
    } while (amount >= KILO - 0.05 && unit < UNITS.length - 1);
    return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }

  /** Such as {@code 62 %}; 100 % only of all. */
  public static String percent(double fraction) {
    return (int) Math.floor(fraction * 100 + 1e-9) + " %";
  }

  /** Such as {@code 4.2 s}, {@code 3 min 20 s} or {@code 2 h 5 min}. */
  public static String duration(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < TEN_SECONDS) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = Math.round(millis / 1000.0);
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    return seconds < 86_400
        ? two(seconds / 3_600, "h", seconds % 3_600 / 60, "min")
        : two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
  }

  /** A duration in whole seconds. */
  public static String seconds(long seconds) {
    return seconds < 10 ? Math.max(0, seconds) + " s" : duration(Duration.ofSeconds(seconds));
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return "%d %s%s".formatted(large, unit, small == 0 ? "" : " %d %s".formatted(small, smallUnit));
  }
}
