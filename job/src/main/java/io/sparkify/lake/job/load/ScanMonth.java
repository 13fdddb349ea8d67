package io.sparkify.lake.job.load;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.rule.ParseEvent;
import io.sparkify.lake.job.source.RawLines;
import io.sparkify.lake.job.source.ReadLines;
import io.sparkify.lake.job.table.Plays;
import io.sparkify.lake.job.transform.AssignMonth;
import io.sparkify.lake.job.transform.DeduplicatePlays;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads one month's folder in one pass: parse, deduplicate; then quarantine, strays aside. */
final class ScanMonth {
  private final SparkSession spark;
  private final LakeFiles lake;
  private final String logData;

  ScanMonth(SparkSession spark, LakeFiles lake, String logData) {
    this.spark = spark;
    this.lake = lake;
    this.logData = logData;
  }

  ScannedMonth scan(LoadTask task) throws IOException {
    ReadSource source =
        ReadSource.read(
            new DeduplicatePlays(
                    task.partition().month(),
                    LakeSession.shufflePartitions(spark),
                    RawLines.PLACE,
                    RawLines.DETAILS)
                .apply(lines(task)),
            count(when(ReadSource.IS_RECORD, 1)),
            sum(when(ReadSource.IS_RECORD, col(DeduplicatePlays.COPIES))),
            count(when(AssignMonth.isIn(task.partition().month()), 1)));
    ScannedMonth scanned = new ScannedMonth(task, source, counts(source), new StagedFiles(lake));
    try {
      Staging staging = new Staging(lake, task);
      source.stageQuarantine(task.partition(), staging, scanned.files());
      new Strays(spark, lake).writeAside(scanned, staging);
      return scanned;
    } catch (IOException | RuntimeException e) {
      scanned.close();
      throw e;
    }
  }

  /** Records without their file, as copies of a play may lie in several. */
  private Dataset<Row> lines(LoadTask task) {
    return new ReadLines(spark)
        .read(
            logData,
            task.files(),
            line -> ParseEvent.parse(line).map(play -> Plays.values(play)),
            Plays.SCHEMA)
        .withColumn(RawLines.FILE, when(not(ReadSource.IS_RECORD), col(RawLines.FILE)));
  }

  private static RowCounts counts(ReadSource source) {
    long distinct = source.total(0);
    long copies = source.total(1);
    long own = source.total(2);
    return source
        .counts()
        .with(Counter.DUPLICATES, copies - distinct)
        .with(Counter.PLAYS, distinct)
        .with(Counter.STRAYS_OUT, distinct - own);
  }
}
