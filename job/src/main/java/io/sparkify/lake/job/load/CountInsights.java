package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.Insights;
import io.sparkify.lake.job.insight.MonthInsights;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.table.LakeTable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what analysts ask first of each month that was staged. */
final class CountInsights {
  private static final Logger LOG = LoggerFactory.getLogger(CountInsights.class);

  private final LakeFiles lake;
  private final CatalogInUse catalog;

  CountInsights(LakeFiles lake, CatalogInUse catalog) {
    this.lake = lake;
    this.catalog = catalog;
  }

  /**
   * The load with its insights; the catalog has none.
   *
   * @param waiting staged loads of the batch that will be published with it
   */
  StagedLoad count(StagedLoad load, List<StagedLoad> waiting) throws IOException {
    if (load.task().partition().isCatalog()) {
      return load;
    }
    long begin = System.nanoTime();
    Insights insights =
        MonthInsights.read(
            lake, load.stagedBelow(LakeTable.SONGPLAYS.toString()), catalog.names(load, waiting));
    LOG.debug(
        "{}: counted insights in {} ms",
        load.task().partition(),
        Duration.ofNanos(System.nanoTime() - begin).toMillis());
    return load.counted(insights);
  }
}
