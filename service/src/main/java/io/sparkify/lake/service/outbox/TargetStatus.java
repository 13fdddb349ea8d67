package io.sparkify.lake.service.outbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How deliveries to a target stand. */
enum TargetStatus {
  /** Nothing waits. */
  IDLE,
  /** Messages are under way. */
  DELIVERING,
  /** The last delivery failed. */
  FAILING;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
