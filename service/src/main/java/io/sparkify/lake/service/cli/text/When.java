package io.sparkify.lake.service.cli.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes times: for a person as they are from now, for a program in ISO-8601. */
public final class When {
  private static final DateTimeFormatter ABSOLUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration FAR = Duration.ofDays(60);

  private When() {}

  /** As a table shows it. */
  public static String in(Screen screen, Instant at) {
    return screen.terminal()
        ? relative(at, screen.now())
        : at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Such as {@code 2018-12-01 06:00:00 UTC}, and for a person how long ago that was. */
  public static String exactly(Screen screen, Instant at) {
    return ABSOLUTE.format(at) + (screen.terminal() ? " (" + relative(at, screen.now()) + ")" : "");
  }

  /** The time of day in UTC. */
  public static String clock(Instant at) {
    return CLOCK.format(at);
  }

  static String relative(Instant at, Instant now) {
    Duration distance = Duration.between(at, now);
    if (distance.abs().compareTo(FAR) > 0) {
      return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
    long seconds = distance.abs().toSeconds();
    String amount = amount(seconds);
    return seconds == 0 ? "now" : distance.isNegative() ? "in " + amount : amount + " ago";
  }

  private static String amount(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3_600) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " days";
  }
}
