package io.sparkify.lake.service.cli.command;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations such as {@code 30s}, {@code 5m} or {@code 1h}; a mere number is seconds. */
final class Durations implements ITypeConverter<Duration> {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h|)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "", 1_000L, "m", 60_000L, "h", 3_600_000L);

  @Override
  public Duration convert(String text) {
    Matcher matcher = DURATION.matcher(text);
    long millis =
        matcher.matches()
            ? Long.parseLong(matcher.group(1)) * MILLIS.getOrDefault(matcher.group(2), 0L)
            : 0;
    if (millis == 0) {
      throw new TypeConversionException("'%s' is no time such as 30s, 5m or 1h".formatted(text));
    }
    return Duration.ofMillis(millis);
  }
}
