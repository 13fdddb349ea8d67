package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a failed check means for the publication. */
public enum CheckLevel {
  /** Published, and shown. */
  WARNING,
  /** Not published. */
  ERROR;

  @JsonCreator
  public static CheckLevel parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
