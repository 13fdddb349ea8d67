package io.sparkify.lake.service.cli.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long something is to last, such as {@code 90d}, {@code 12h} or {@code 30m}. */
final class Lifetimes implements ITypeConverter<Duration> {
  private static final Pattern LIFETIME = Pattern.compile("([1-9][0-9]{0,4})([dhm])");

  @Override
  public Duration convert(String text) {
    Matcher matcher = LIFETIME.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException("'%s' is no time such as 90d or 12h".formatted(text));
    }
    int count = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "d" -> Duration.ofDays(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofMinutes(count);
    };
  }
}
