package io.sparkify.lake.job.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.timestamp_millis;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.table.Plays;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Adds the month of each play's own time; the session's time zone is UTC. */
public final class AssignMonth implements Transform {
  /** {@code YYYY-MM}. */
  public static final String MONTH = "_month";

  /** Whether a play's own time lies in this month; compares numbers, and makes no text of them. */
  public static Column isIn(LogMonth month) {
    YearMonth value = month.value();
    return col(Plays.TS).geq(begin(value)).and(col(Plays.TS).lt(begin(value.plusMonths(1))));
  }

  /** In milliseconds since 1970. */
  private static long begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> plays) {
    return plays.withColumn(MONTH, date_format(timestamp_millis(col(Plays.TS)), "yyyy-MM"));
  }
}
