package io.sparkify.lake.service.run;

/**
 * How much one Spark application takes on; a batch has at least one run whatever its size.
 *
 * @param maxMonths the catalog not counted
 * @param maxBytes of source files
 */
public record BatchLimits(int maxMonths, long maxBytes) {
  public static final BatchLimits DEFAULT = new BatchLimits(24, 2L << 30);
}
