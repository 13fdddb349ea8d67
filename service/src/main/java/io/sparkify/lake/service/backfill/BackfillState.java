package io.sparkify.lake.service.backfill;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a backfill stands. */
enum BackfillState {
  ACTIVE,
  /** Its queued runs stay where they are. */
  PAUSED,
  CANCELLED,
  /** Never stored: it follows from its runs, of which none is left. */
  DONE;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
