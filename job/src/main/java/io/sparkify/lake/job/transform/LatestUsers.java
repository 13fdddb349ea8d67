package io.sparkify.lake.job.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.sparkify.lake.job.table.MonthUsers;
import io.sparkify.lake.job.table.Plays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row a user, from the latest by (ts, session, item); of plays, or of the users of several
 * months.
 */
public final class LatestUsers implements Transform {
  private static final String LATEST = "_latest";
  private static final List<String> COLUMNS = List.of(MonthUsers.SCHEMA.fieldNames());

  @Override
  public Dataset<Row> apply(Dataset<Row> plays) {
    return plays
        .groupBy(col(Plays.USER_ID).as("_user"))
        .agg(max_by(struct(Columns.all(COLUMNS)), struct(Columns.all(MonthUsers.ORDER))).as(LATEST))
        .select(Columns.members(LATEST, COLUMNS));
  }
}
