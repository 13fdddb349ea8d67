package io.sparkify.lake.job.quality;

import java.util.Arrays;

/** The middle of some amounts, which a few odd ones among them do not move. */
final class Median {
  private Median() {}

  /** Of two in the middle their mean; there must be at least one amount. */
  static double of(double... amounts) {
    double[] sorted = amounts.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** How far the amounts are from their median, by the median. */
  static double deviation(double... amounts) {
    double median = of(amounts);
    return of(Arrays.stream(amounts).map(amount -> Math.abs(amount - median)).toArray());
  }
}
