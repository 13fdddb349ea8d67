package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The steps of a run, in their order. */
public enum Phase {
  WAITING(0, 0.1),
  READING(0.1, 0.4),
  STAGING(0.4, 0.8),
  CHECKING(0.8, 0.9),
  PUBLISHING(0.9, 1),
  DONE(1, 1);

  private final double fraction;
  private final double endFraction;

  Phase(double fraction, double endFraction) {
    this.fraction = fraction;
    this.endFraction = endFraction;
  }

  /** About how much of a run's time has passed when it comes to this phase, 0 to 1. */
  public double fraction() {
    return fraction;
  }

  /** The same when it leaves this phase. */
  public double endFraction() {
    return endFraction;
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
