package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PastMonth;
import io.sparkify.lake.job.insight.CatalogNames;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.quality.Quality;
import io.sparkify.lake.job.quality.SongIds;
import io.sparkify.lake.job.quality.StagedData;
import io.sparkify.lake.job.table.LakeTable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds what was staged against the checks, and months against those of the same batch too. */
final class CheckStaged {
  private final Quality quality;
  private final CatalogInUse catalog;
  private final Map<LogMonth, PastMonth> history = new TreeMap<>();

  CheckStaged(LakeFiles lake, CatalogInUse catalog, BatchRequest request) {
    this.catalog = catalog;
    this.quality = new Quality(lake, request.settings().checks());
    request.history().forEach(month -> history.put(month.month(), month));
  }

  /** The plays of a month in this batch stand for those that were loaded before. */
  void remember(ScannedMonth scanned) {
    history.merge(
        scanned.month(),
        new PastMonth(scanned.month(), scanned.counts().get(Counter.PLAYS), 0, 0),
        (old, now) -> new PastMonth(old.month(), now.plays(), old.songplays(), old.matched()));
  }

  /**
   * The load with its results.
   *
   * @param waiting staged loads of the batch that will be published with it
   */
  StagedLoad check(StagedLoad load, List<StagedLoad> waiting) throws IOException {
    Map<LakeTable, List<String>> files = new EnumMap<>(LakeTable.class);
    for (LakeTable table : LakeTable.values()) {
      files.put(table, load.stagedBelow(table.toString()));
    }
    return load.checked(
        quality.check(
            new StagedData(
                load.task().partition(),
                load.rowCounts(),
                files,
                load.stagedBelow(LakePaths.USERS_BY_MONTH),
                songs(catalog.names(load, waiting))),
            history.values()));
  }

  private static SongIds songs(CatalogNames names) {
    return new SongIds(names::has, names.faults());
  }
}
