package io.sparkify.lake.job.transform;

import io.sparkify.lake.job.table.Plays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The table {@code users} from the users of all months. */
public final class BuildUsers implements Transform {
  @Override
  public Dataset<Row> apply(Dataset<Row> usersOfMonths) {
    return new LatestUsers()
        .apply(usersOfMonths)
        .select(Plays.USER_ID, Plays.FIRST_NAME, Plays.LAST_NAME, Plays.GENDER, Plays.LEVEL);
  }
}
