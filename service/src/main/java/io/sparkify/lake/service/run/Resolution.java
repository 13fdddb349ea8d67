package io.sparkify.lake.service.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of the staged data of a rejected run. */
public enum Resolution {
  /** A later run was to publish it. */
  APPROVED,
  /** An operator did not want it. */
  DISCARDED,
  /** A later run of the partition published other data. */
  SUPERSEDED;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
