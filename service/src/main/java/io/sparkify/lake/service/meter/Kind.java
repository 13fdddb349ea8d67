package io.sparkify.lake.service.meter;

/** What may be done with a meter's figures. */
public enum Kind {
  /** Goes up and down. */
  GAUGE,
  /** Only grows; its growth says something. */
  COUNTER,
  /** Counts in buckets, for shares and quantiles. */
  HISTOGRAM
}
