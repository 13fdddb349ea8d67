package io.sparkify.lake.service.notify;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What somebody may want to be told. */
public enum NoticeKind {
  /** A run failed for good; not an attempt that is followed by another. */
  FAILED,
  /** A run's checks did not let it be published. */
  REJECTED,
  /** A partition is not as fresh as it should be. */
  LATE,
  /** A partition that one of these was told of is loaded now. */
  RECOVERED;

  @JsonCreator
  public static NoticeKind parse(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.toString().equals(text))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be one of %s, not '%s'".formatted(Arrays.toString(values()), text)));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
