package io.sparkify.lake.job.load;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.rule.ParseEvent;
import io.sparkify.lake.job.source.ReadLines;
import io.sparkify.lake.job.table.Plays;
import io.sparkify.lake.job.transform.AssignMonth;
import io.sparkify.lake.job.transform.DeduplicatePlays;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Reads one month's folder: parse, quarantine, deduplicate, write strays aside. */
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
    Staging staging = new Staging(lake, task);
    StagedFiles files = new StagedFiles(lake);
    try (ReadSource source = ReadSource.of(read(task))) {
      Dataset<Row> plays = distinctPlays(source).persist(StorageLevel.MEMORY_AND_DISK());
      RowCounts counts = source.counts();
      source.stageQuarantine(task.partition(), counts, staging, files);
      ScannedMonth scanned = new ScannedMonth(task, plays, counted(task, counts, plays), files);
      new Strays(spark, lake).writeAside(scanned, staging);
      return scanned;
    }
  }

  private Dataset<Row> read(LoadTask task) {
    return new ReadLines(spark)
        .read(
            logData,
            task.files(),
            line -> ParseEvent.parse(line).map(play -> Plays.values(play)),
            Plays.SCHEMA);
  }

  private static Dataset<Row> distinctPlays(ReadSource source) {
    return new AssignMonth().apply(new DeduplicatePlays().apply(source.records(Plays.SCHEMA)));
  }

  private static RowCounts counted(LoadTask task, RowCounts counts, Dataset<Row> plays) {
    long distinct = 0;
    long copies = 0;
    long own = 0;
    for (Row month :
        plays
            .groupBy(AssignMonth.MONTH)
            .agg(count(lit(1)), sum(col(DeduplicatePlays.COPIES)))
            .collectAsList()) {
      distinct += month.getLong(1);
      copies += month.getLong(2);
      own += month.getString(0).equals(task.partition().value()) ? month.getLong(1) : 0;
    }
    return counts
        .with(Counter.DUPLICATES, copies - distinct)
        .with(Counter.PLAYS, distinct)
        .with(Counter.STRAYS_OUT, distinct - own);
  }
}
