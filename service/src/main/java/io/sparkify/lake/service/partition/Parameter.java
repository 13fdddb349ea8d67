package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.error.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the texts of a request; nonsense is {@code malformed}. */
public final class Parameter {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private Parameter() {}

  public static PartitionKey partition(String text) {
    return read("partition", text, PartitionKey::parse);
  }

  /** A time in ISO-8601 that a database can hold. */
  public static Instant instant(String text) {
    Instant instant;
    try {
      instant = Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Not a time in ISO-8601 with Z: '" + text + "'", e);
    }
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw new IllegalArgumentException("A time lies in the years 1 to 9999, not " + text);
    }
    return instant;
  }

  /** A name of an enumeration, in capitals or not. */
  public static <E extends Enum<E>> Function<String, E> name(Class<E> type) {
    return text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  public static <T> Optional<T> optional(
      String name, @Nullable String text, Function<String, T> parse) {
    return text == null ? Optional.empty() : Optional.of(read(name, text, parse));
  }

  public static <T> T read(String name, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw ServiceException.malformed("malformed", "%s: %s".formatted(name, e.getMessage()));
    }
  }
}
