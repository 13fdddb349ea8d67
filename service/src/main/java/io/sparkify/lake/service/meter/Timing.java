package io.sparkify.lake.service.meter;

import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;

/** A histogram of durations that are counted here. */
public final class Timing {
  private static final double NANOS = 1e9;

  private final Histogram histogram;

  Timing(Histogram histogram) {
    this.histogram = histogram;
  }

  /**
   * Counts one.
   *
   * @param labels the values of the meter's labels, in their order
   */
  public void took(Duration time, String... labels) {
    histogram.labelValues(labels).observe(time.toNanos() / NANOS);
  }
}
