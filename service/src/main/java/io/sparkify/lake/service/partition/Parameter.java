package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the texts of a request; nonsense is {@code malformed}. */
public final class Parameter {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Pattern RUN =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Parameter() {}

  public static PartitionKey partition(String text) {
    return read("partition", text, PartitionKey::parse);
  }

  /** A run's id, as it is written. */
  public static RunId run(String text) {
    if (!RUN.matcher(text).matches()) {
      throw ServiceException.malformed("malformed", "id: Not the id of a run: '" + text + "'");
    }
    return RunId.parse(text);
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
    return text ->
        Stream.of(type.getEnumConstants())
            .filter(constant -> constant.name().equalsIgnoreCase(text))
            .findAny()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "One of %s, not '%s'".formatted(names(type), text)));
  }

  private static String names(Class<? extends Enum<?>> type) {
    return Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
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
