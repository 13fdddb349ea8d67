package io.sparkify.lake.service.preview;

import io.sparkify.lake.job.contract.ParquetRows;
import io.sparkify.lake.service.table.LiveFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** Reads the begin of the lake's files, without Spark. */
public final class TableFiles {
  private final String lake;
  private final Configuration configuration;

  /**
   * @param lake its absolute location
   */
  public TableFiles(String lake, Configuration configuration) {
    this.lake = lake;
    this.configuration = configuration;
  }

  /** Its first rows, each by column; a damaged file is an exception of its own. */
  List<Map<String, @Nullable Object>> first(LiveFile file, int limit) throws IOException {
    return ParquetRows.first(new Path(lake + "/" + file.path()), configuration, limit);
  }
}
