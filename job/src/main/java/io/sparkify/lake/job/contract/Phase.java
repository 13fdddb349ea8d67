package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The steps of a run, in their order. */
public enum Phase {
  WAITING(0),
  READING(0.1),
  STAGING(0.4),
  CHECKING(0.8),
  PUBLISHING(0.9),
  DONE(1);

  private final double fraction;

  Phase(double fraction) {
    this.fraction = fraction;
  }

  /** About how much of a run's time has passed when it comes to this phase, 0 to 1. */
  public double fraction() {
    return fraction;
  }

  @JsonCreator
  public static Phase parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
