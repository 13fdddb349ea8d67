package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.PastMonth;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Every check of staged data, in the order in which they are reported. */
public final class Quality implements AutoCloseable {
  private final LakeFiles lake;
  private final CheckSettings settings;
  private final List<PastMonth> history;
  private final KeyRows keys;

  /**
   * Checks for the partitions of one batch.
   *
   * @param history what is known of any months; each month is compared with those before it
   */
  public Quality(
      SparkSession spark, LakeFiles lake, CheckSettings settings, List<PastMonth> history) {
    this.lake = lake;
    this.settings = settings;
    this.history = List.copyOf(history);
    this.keys = new KeyRows(spark, lake);
  }

  /** One result a check, passed or not; reads footers, and the tables' keys in one Spark job. */
  public List<CheckResult> check(StagedData data) throws IOException {
    boolean catalog = data.partition().isCatalog();
    LineChecks lines = new LineChecks(settings);
    List<CheckResult> results = new ArrayList<>();
    results.add(BooksCheck.of(data.counts()));
    results.add(lines.malformedShare(data.counts()));
    results.add(lines.duplicateShare(data.counts()));
    results.add(new NullShare(lake, settings.nullShare()).check(data));
    if (!catalog) {
      History earlier = History.before(data.partition().month(), history);
      TrendChecks trends = new TrendChecks(settings);
      results.add(trends.unmatchedRise(data.counts(), earlier));
      results.add(trends.playsDeviation(data.counts(), earlier));
    }
    KeyChecks keyChecks = new KeyChecks(TableKeys.count(data, keys));
    results.add(keyChecks.keysUnique(catalog));
    if (!catalog) {
      results.add(keyChecks.referencesWhole());
    }
    return List.copyOf(results);
  }

  /** Frees what was kept for the next partition. */
  @Override
  public void close() {
    keys.close();
  }
}
