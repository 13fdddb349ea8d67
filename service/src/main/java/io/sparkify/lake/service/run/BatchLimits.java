package io.sparkify.lake.service.run;

/**
 * How much one Spark application takes on; a batch has at least one run whatever its size.
 *
 * @param maxMonths the catalog not counted
 * @param maxBytes of source files
 * @param backfillMaxMonths of backfills among them, so that a fresh month need not wait for many
 */
public record BatchLimits(int maxMonths, long maxBytes, int backfillMaxMonths) {
  public static final BatchLimits DEFAULT = new BatchLimits(24, 2L << 30, 6);
}
