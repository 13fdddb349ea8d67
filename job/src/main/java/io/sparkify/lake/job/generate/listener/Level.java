package io.sparkify.lake.job.generate.listener;

import java.util.Locale;

/** What a listener pays. */
public enum Level {
  FREE,
  PAID;

  public Level other() {
    return this == FREE ? PAID : FREE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
