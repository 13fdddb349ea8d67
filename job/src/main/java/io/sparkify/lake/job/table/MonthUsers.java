package io.sparkify.lake.job.table;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * The latest play of each user of one month; the table {@code users} is the latest of all months.
 * Keeping them apart makes {@code users} the same in whatever order months are loaded, and right
 * again when a month is replaced.
 */
public final class MonthUsers {
  public static final StructType SCHEMA =
      new StructType()
          .add(Plays.USER_ID, StringType)
          .add(Plays.TS, LongType)
          .add(Plays.SESSION_ID, LongType)
          .add(Plays.ITEM_IN_SESSION, LongType)
          .add(Plays.FIRST_NAME, StringType)
          .add(Plays.LAST_NAME, StringType)
          .add(Plays.GENDER, StringType)
          .add(Plays.LEVEL, StringType);

  /** What makes one play later than another. */
  public static final List<String> ORDER =
      List.of(Plays.TS, Plays.SESSION_ID, Plays.ITEM_IN_SESSION);

  private MonthUsers() {}
}
