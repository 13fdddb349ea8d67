package io.sparkify.lake.job.load;

import io.sparkify.lake.job.insight.CatalogNames;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.table.LakeTable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalog that the months of a batch refer to; read once, as all refer to the same songs. */
final class CatalogInUse {
  private final LakeFiles lake;
  private @Nullable CatalogNames published;
  private @Nullable CatalogNames staged;

  CatalogInUse(LakeFiles lake) {
    this.lake = lake;
  }

  /**
   * What is in the catalog: in the one that is staged, or else in the one that is published.
   *
   * @param load a catalog itself, or a month that refers to one
   * @param waiting staged loads of the batch that will be published with it
   */
  synchronized CatalogNames names(StagedLoad load, List<StagedLoad> waiting) throws IOException {
    StagedLoad inBatch = inBatch(load, waiting);
    if (inBatch != null) {
      published = null; // it will be another one
      if (staged == null) {
        staged =
            CatalogNames.read(
                lake,
                inBatch.stagedBelow(LakeTable.SONGS.toString()),
                inBatch.stagedBelow(LakeTable.ARTISTS.toString()));
      }
      return staged;
    }
    if (published == null) {
      published = CatalogNames.read(lake, files(LakeTable.SONGS), files(LakeTable.ARTISTS));
    }
    return published;
  }

  private static @Nullable StagedLoad inBatch(StagedLoad load, List<StagedLoad> waiting) {
    if (load.task().partition().isCatalog()) {
      return load;
    }
    return StagedLoad.catalogAmong(waiting).orElse(null);
  }

  private List<String> files(LakeTable table) throws IOException {
    return lake.below(table.toString()).stream().filter(path -> path.endsWith(".parquet")).toList();
  }
}
