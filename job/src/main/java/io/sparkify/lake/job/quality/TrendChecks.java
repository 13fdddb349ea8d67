package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.PastMonth;
import io.sparkify.lake.job.contract.RowCounts;

/** What is odd about a month beside the months before it. */
record TrendChecks(CheckSettings settings) {
  /** Makes the median of deviations what the standard deviation of a normal distribution is. */
  private static final double NORMAL = 1.4826;

  /**
   * The least that counts as one standard deviation of the logarithm: months that are alike would
   * make any change an alarm. At the default limit of 3.5, half or twice the median always passes.
   */
  private static final double LEAST_DEVIATION = 0.2;

  /** How much the share of songplays without a song is above the median of earlier months. */
  CheckResult unmatchedRise(RowCounts counts, History earlier) {
    Threshold threshold =
        new Threshold("unmatched_rise", settings.unmatchedRise(), TrendChecks::points);
    History past = earlier.withSongplays();
    if (!past.isEnough()) {
      return threshold.pass(past.shortage());
    }
    long songplays = counts.get(Counter.SONGPLAYS);
    long unmatched = songplays - counts.get(Counter.MATCHED);
    double usual =
        Median.of(past.months().stream().mapToDouble(TrendChecks::unmatchedShare).toArray());
    double rise = Shares.of(unmatched, songplays) - usual;
    return threshold.judge(
        rise,
        "%s without a song; the median of %d earlier months is %s"
            .formatted(
                Words.share(unmatched, songplays, "songplays"), past.size(), Words.percent(usual)));
  }

  /** How far the logarithm of the plays is from the median of earlier months. */
  CheckResult playsDeviation(RowCounts counts, History earlier) {
    Threshold threshold =
        new Threshold(
            "plays_deviation",
            settings.playsDeviation(),
            limit -> Words.number(limit) + " robust standard deviations");
    if (!earlier.isEnough()) {
      return threshold.pass(earlier.shortage());
    }
    long plays = counts.get(Counter.PLAYS);
    double[] past = earlier.months().stream().mapToDouble(month -> ln(month.plays())).toArray();
    double usual = Median.of(past);
    double deviation =
        Math.abs(ln(plays) - usual) / Math.max(LEAST_DEVIATION, NORMAL * Median.deviation(past));
    return threshold.judge(
        deviation,
        "%s plays, %s robust standard deviations from the median %s of %d earlier months"
            .formatted(
                Words.number(plays),
                Words.number(deviation),
                Words.number(Math.round(Math.expm1(usual))),
                earlier.size()));
  }

  private static double unmatchedShare(PastMonth month) {
    return Shares.of(month.songplays() - month.matched(), month.songplays());
  }

  /** Of one more, so that a month without plays has a logarithm too. */
  private static double ln(long plays) {
    return Math.log1p((double) plays);
  }

  private static String points(double share) {
    return Words.number(100 * share) + " points above the median";
  }
}
