package io.sparkify.lake.job.load;

import static org.apache.spark.sql.functions.not;

import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.transform.AssignMonth;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One month's folder, read: its plays are kept until closed, its strays are written aside.
 *
 * @param source different plays of the folder, each with its number of copies
 * @param counts of the folder: lines, malformed, skipped, duplicates, plays, strays out
 * @param files what is staged so far
 */
record ScannedMonth(LoadTask task, ReadSource source, RowCounts counts, StagedFiles files)
    implements AutoCloseable {

  LogMonth month() {
    return task.partition().month();
  }

  /** The plays that belong to the month of their folder. */
  Dataset<Row> ownPlays() {
    return source.records().where(AssignMonth.isIn(month()));
  }

  /** The plays that belong to another month. */
  Dataset<Row> strays() {
    return source.records().where(not(AssignMonth.isIn(month())));
  }

  @Override
  public void close() {
    source.close();
  }
}
