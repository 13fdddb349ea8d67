package io.sparkify.lake.service.partition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

/** Which loaded months are loaded again because the song catalog changed. */
public enum Rematch {
  NEVER,
  ALL;

  @JsonCreator
  static Rematch parse(String text) {
    return Stream.of(values())
        .filter(rule -> rule.toString().equals(text))
        .findAny()
        .orElseThrow(
            () -> new IllegalArgumentException("It is never or all, not '%s'".formatted(text)));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
