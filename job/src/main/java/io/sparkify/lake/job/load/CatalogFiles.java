package io.sparkify.lake.job.load;

import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.table.LakeTable;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where the tables of the catalog lie that the months of a batch refer to. */
final class CatalogFiles {
  private final LakeFiles lake;

  /** Listed once, and again behind a catalog of the same batch. */
  private final Map<LakeTable, List<String>> published = new EnumMap<>(LakeTable.class);

  CatalogFiles(LakeFiles lake) {
    this.lake = lake;
  }

  /**
   * The files of a table: those that are staged, or else those that are published.
   *
   * @param waiting staged loads of the batch that will be published with the months
   */
  synchronized List<String> files(LakeTable table, List<StagedLoad> waiting) throws IOException {
    for (StagedLoad load : waiting) {
      if (load.task().partition().isCatalog()) {
        published.clear(); // it will be another one
        return load.stagedBelow(table.toString());
      }
    }
    List<String> files = published.getOrDefault(table, List.of());
    if (files.isEmpty()) {
      files =
          lake.below(table.toString()).stream().filter(path -> path.endsWith(".parquet")).toList();
      published.put(table, files);
    }
    return files;
  }
}
