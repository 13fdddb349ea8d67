package io.sparkify.lake.job.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.timestamp_millis;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.table.Plays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Adds the month of each play's own time; the session's time zone is UTC. */
public final class AssignMonth implements Transform {
  /** {@code YYYY-MM}. */
  public static final String MONTH = "_month";

  /** Whether a play's own time lies in this month; compares numbers, and makes no text of them. */
  public static Column isIn(LogMonth month) {
    return col(Plays.TS).geq(month.beginMillis()).and(col(Plays.TS).lt(month.endMillis()));
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> plays) {
    return plays.withColumn(MONTH, date_format(timestamp_millis(col(Plays.TS)), "yyyy-MM"));
  }
}
