package io.sparkify.lake.service.lease;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Measures how much time went by, whatever anybody does to the machine's time of day. */
public final class SteadyClock extends Clock {
  private static final long ORIGIN = System.nanoTime();

  /** Counted from a moment of no meaning. */
  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(System.nanoTime() - ORIGIN);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
