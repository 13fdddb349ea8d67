package io.sparkify.lake.service.preview;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.table.LakeTable;
import io.sparkify.lake.service.table.LiveFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a file, as REST shows them.
 *
 * @param partition that the file was loaded with, by which run and when
 * @param file relative to the lake
 * @param fileRows how many rows the file has
 * @param rows each with a value for every column, or null
 */
@JsonNaming(SnakeCaseStrategy.class)
record PreviewView(
    String table,
    PartitionKey partition,
    RunId runId,
    Instant publishedAt,
    String file,
    long fileRows,
    List<LakeTable.Column> columns,
    List<Map<String, @Nullable Object>> rows) {
  static PreviewView of(LakeTable table, LiveFile file, List<Map<String, @Nullable Object>> rows) {
    return new PreviewView(
        table.tableName(),
        file.partition(),
        file.runId(),
        file.publishedAt(),
        file.path(),
        file.rows(),
        table.columns(),
        rows);
  }
}
