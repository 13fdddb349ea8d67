package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.table.LakeTable;
import java.util.List;
import java.util.Map;

/**
 * One run's data as it is staged, by paths relative to the lake.
 *
 * @param files parquet files of the run's tables
 * @param users the users of the month ({@link io.sparkify.lake.job.table.MonthUsers}); empty for
 *     the catalog
 * @param songs of the catalog that is checked, or else of the one that {@code songplays} refers to;
 *     none if no catalog was ever loaded
 */
public record StagedData(
    PartitionKey partition,
    RowCounts counts,
    Map<LakeTable, List<String>> files,
    List<String> users,
    SongIds songs) {
  public StagedData {
    files = Map.copyOf(files);
    users = List.copyOf(users);
  }

  List<String> filesOf(LakeTable table) {
    return files.getOrDefault(table, List.of());
  }
}
