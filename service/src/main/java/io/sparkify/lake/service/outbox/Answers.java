package io.sparkify.lake.service.outbox;

import io.sparkify.lake.service.outbox.Reply.Kind;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Knows what an HTTP answer means for a message, in words that say what to do. */
final class Answers {
  private static final int SECONDS_DIGITS = 9;

  private Answers() {}

  /**
   * What this answer means.
   *
   * @param text the beginning of its body, without secrets
   */
  static Reply of(int status, HttpHeaders headers, String text, Instant now) {
    String said = text.isBlank() ? "" : " and says: " + text.strip();
    return new Reply(
        kind(status),
        status,
        "It answers %d%s.%s".formatted(status, said, remedy(status)),
        headers.firstValue("Retry-After").map(value -> wait(value, now)).orElse(null));
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 400, 413, 415, 422 -> Kind.REFUSED;
      default -> status / 100 == 2 ? Kind.ACCEPTED : Kind.FAILED;
    };
  }

  private static String remedy(int status) {
    return switch (status) {
      case 400, 413, 415, 422 ->
          " It does not want this message: compare the target's format with what it takes.";
      case 401, 403 -> " Check the target's secret or key, and whether it may write there.";
      case 404, 410 -> " Check the path of the target's url: nobody takes messages there.";
      case 408, 425, 429 -> " It wants fewer messages; they are sent more slowly.";
      default -> {
        if (status / 100 == 3) {
          yield " Redirects are not followed: set the target's url to where it leads.";
        }
        yield status / 100 == 2 ? "" : " Mend the receiver; messages wait meanwhile.";
      }
    };
  }

  /** Seconds or a time; null for what is neither. */
  private static @Nullable Duration wait(String value, Instant now) {
    String text = value.strip();
    if (text.matches("\\d{1," + SECONDS_DIGITS + "}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    } catch (DateTimeException e) {
      return null; // What it says is nonsense: then our own rule holds
    }
  }
}
