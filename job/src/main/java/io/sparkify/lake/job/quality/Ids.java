package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.ParquetColumns;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The ids that a small table has.
 *
 * @param faults rows that repeat an id, or have none
 */
record Ids(Set<Binary> all, long faults) {
  static Ids read(LakeFiles lake, List<String> files, String column) throws IOException {
    Set<Binary> all = new HashSet<>();
    long faults = 0;
    for (String file : files) {
      try (ParquetColumns rows = lake.columns(file, column)) {
        while (rows.next()) {
          Binary id = rows.text(0);
          faults += id == null || !all.add(id.copy()) ? 1 : 0;
        }
      }
    }
    return new Ids(all, faults);
  }

  /** How many rows refer to an id that is not there: 1 or 0; a row without an id refers to none. */
  long missing(@Nullable Binary id) {
    return id == null || all.contains(id) ? 0 : 1;
  }
}
