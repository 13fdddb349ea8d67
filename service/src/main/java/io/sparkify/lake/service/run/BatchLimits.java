package io.sparkify.lake.service.run;

/**
 * How much one Spark application takes on; a batch has at least one run whatever its size.
 *
 * @param maxMonths the catalog not counted
 * @param maxBytes of source files
 * @param backfillMaxMonths of backfills among them; with the next one the longest that a fresh
 *     month waits for
 * @param backfillMaxBytes of source files of backfills, where it takes more than one
 */
public record BatchLimits(
    int maxMonths, long maxBytes, int backfillMaxMonths, long backfillMaxBytes) {
  public static final BatchLimits DEFAULT = new BatchLimits(24, 2L << 30, 24, 256L << 20);
}
