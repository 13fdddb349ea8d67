package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a run ended, as the job says. */
public enum Outcome {
  /** Published, and its books balance. */
  SUCCEEDED,
  /** Staged data failed a check; nothing was published. */
  REJECTED,
  /** Nothing was published. */
  FAILED;

  @JsonCreator
  public static Outcome parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
