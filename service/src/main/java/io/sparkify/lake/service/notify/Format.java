package io.sparkify.lake.service.notify;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How a webhook's messages are written. */
enum Format {
  /** Our own shape, signed. */
  JSON,
  /** What an incoming webhook of Slack takes. */
  SLACK;

  @JsonCreator
  static Format parse(String text) {
    return Arrays.stream(values())
        .filter(format -> format.toString().equals(text))
        .findAny()
        .orElseThrow(
            () -> new IllegalArgumentException("must be json or slack, not '" + text + "'"));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
