package io.sparkify.lake.service.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

/** What becomes of times that were missed, as while no service ran. */
enum Misfire {
  /** Once for all of them. */
  RUN_ONCE,
  /** Nothing. */
  SKIP;

  @JsonCreator
  static Misfire parse(String text) {
    return Stream.of(values())
        .filter(rule -> rule.toString().equals(text))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A misfire rule is run_once or skip, not '%s'".formatted(text)));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
