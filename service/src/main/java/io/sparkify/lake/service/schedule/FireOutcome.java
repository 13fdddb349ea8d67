package io.sparkify.lake.service.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a time of a schedule. */
enum FireOutcome {
  FIRED,
  /** Long after its time, by the misfire rule {@code run_once}. */
  LATE,
  /** Missed, by the misfire rule {@code skip}. */
  SKIPPED,
  /** Not a time: somebody asked. */
  TRIGGERED;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
