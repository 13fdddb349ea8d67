package io.sparkify.lake.job.load;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.source.RawLines;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The lines of one partition's source, read once and kept until closed. */
final class ReadSource implements AutoCloseable {
  static final Column IS_RECORD = col(RawLines.KIND).equalTo(RawLines.KIND_RECORD);

  private final Dataset<Row> lines;
  private final RowCounts counts;
  private final Row totals;

  private ReadSource(Dataset<Row> lines, Row totals) {
    this.lines = lines;
    this.totals = totals;
    this.counts =
        RowCounts.NONE
            .with(Counter.LINES, totals.getLong(0))
            .with(Counter.MALFORMED, totals.getLong(1))
            .with(Counter.SKIPPED, totals.getLong(2));
  }

  /**
   * Reads all lines, and aggregates them in the same pass.
   *
   * @param aggregates of all rows: of records, malformed lines and the books of files
   */
  static ReadSource read(Dataset<Row> lines, Column... aggregates) {
    Dataset<Row> kept = lines.persist(StorageLevel.MEMORY_AND_DISK());
    Column[] further = new Column[2 + aggregates.length];
    further[0] = total(RawLines.MALFORMED);
    further[1] = total(RawLines.SKIPPED);
    System.arraycopy(aggregates, 0, further, 2, aggregates.length);
    try {
      return new ReadSource(kept, kept.agg(total(RawLines.LINES), further).first());
    } catch (RuntimeException e) {
      kept.unpersist(true);
      throw e;
    }
  }

  /** What was aggregated, by its place among the aggregates; 0 where there was nothing. */
  long total(int aggregate) {
    int place = 3 + aggregate;
    return totals.isNullAt(place) ? 0 : totals.getLong(place);
  }

  /** All of them, as {@link RawLines}. */
  Dataset<Row> lines() {
    return lines;
  }

  /** The rows of records, with all columns. */
  Dataset<Row> records() {
    return lines.where(IS_RECORD);
  }

  /** What the readers of the files counted: lines, malformed, skipped. */
  RowCounts counts() {
    return counts;
  }

  /** Stages the malformed lines for the quarantine, if there are any. */
  void stageQuarantine(PartitionKey partition, Staging staging, StagedFiles files) {
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
