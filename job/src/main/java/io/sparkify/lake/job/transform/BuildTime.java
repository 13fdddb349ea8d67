package io.sparkify.lake.job.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.dayofmonth;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.weekday;
import static org.apache.spark.sql.functions.weekofyear;

import io.sparkify.lake.job.table.Plays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The table {@code time}: one row for each different time of a play, which {@link DeduplicatePlays}
 * found; ISO weeks, Monday is 1.
 */
public final class BuildTime implements Transform {
  @Override
  public Dataset<Row> apply(Dataset<Row> plays) {
    String time = BuildSongplays.START_TIME;
    return plays
        .where(col(DeduplicatePlays.FIRST_OF_TIME))
        .select(timestamp_millis(col(Plays.TS)).as(time))
        .select(
            col(time),
            hour(col(time)).as("hour"),
            dayofmonth(col(time)).as("day"),
            weekofyear(col(time)).as("week"),
            weekday(col(time)).plus(1).as("weekday"));
  }
}
