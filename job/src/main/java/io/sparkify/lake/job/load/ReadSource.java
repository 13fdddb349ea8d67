package io.sparkify.lake.job.load;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.source.RawLines;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** The lines of one partition's source, read once and kept until closed. */
final class ReadSource implements AutoCloseable {
  private final Dataset<Row> lines;

  private ReadSource(Dataset<Row> lines) {
    this.lines = lines;
  }

  static ReadSource of(Dataset<Row> lines) {
    return new ReadSource(lines.persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /** The records' own columns. */
  Dataset<Row> records(StructType schema) {
    Column[] columns =
        Arrays.stream(schema.fieldNames()).map(name -> col(name)).toArray(Column[]::new);
    return lines.where(col(RawLines.KIND).equalTo(RawLines.KIND_RECORD)).select(columns);
  }

  /** What the readers of the files counted: lines, malformed, skipped. */
  RowCounts counts() {
    Row books =
        lines
            .where(col(RawLines.KIND).equalTo(RawLines.KIND_FILE))
            .agg(total(RawLines.LINES), total(RawLines.MALFORMED), total(RawLines.SKIPPED))
            .first();
    return RowCounts.NONE
        .with(Counter.LINES, books.getLong(0))
        .with(Counter.MALFORMED, books.getLong(1))
        .with(Counter.SKIPPED, books.getLong(2));
  }

  /** How many records repeat the key of another one. */
  long repeated(String key) {
    Row row =
        lines
            .where(col(RawLines.KIND).equalTo(RawLines.KIND_RECORD))
            .agg(count(lit(1)), countDistinct(key))
            .first();
    return row.getLong(0) - row.getLong(1);
  }

  /** Stages the malformed lines for the quarantine, if there are any. */
  void stageQuarantine(
      PartitionKey partition, RowCounts counts, Staging staging, StagedFiles files) {
    if (counts.get(Counter.MALFORMED) == 0) {
      return;
    }
    Dataset<Row> malformed =
        lines
            .where(col(RawLines.KIND).equalTo(RawLines.KIND_MALFORMED))
            .select(
                col(RawLines.FILE).as("file"),
                col(RawLines.LINE).as("line"),
                col(RawLines.REASON).as("reason"),
                col(RawLines.TEXT).as("text"))
            .repartition(1)
            .sortWithinPartitions("file", "line");
    files.own(staging.json("quarantine", malformed).get(0), LakePaths.quarantine(partition));
  }

  private static Column total(String column) {
    return coalesce(sum(column), lit(0L));
  }

  @Override
  public void close() {
    lines.unpersist(true);
  }
}
