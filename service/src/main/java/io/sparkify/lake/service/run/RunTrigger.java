package io.sparkify.lake.service.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who wanted a run; in the order in which they are served. */
public enum RunTrigger {
  OPERATOR,
  SCHEDULE,
  BACKFILL;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
