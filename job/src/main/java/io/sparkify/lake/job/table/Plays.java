package io.sparkify.lake.job.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.sparkify.lake.job.rule.Play;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/** Plays as they are read and before they are matched; also the columns of stray files. */
public final class Plays {
  public static final String TS = "ts";
  public static final String USER_ID = "user_id";
  public static final String SESSION_ID = "session_id";
  public static final String ITEM_IN_SESSION = "item_in_session";
  public static final String FIRST_NAME = "first_name";
  public static final String LAST_NAME = "last_name";
  public static final String GENDER = "gender";
  public static final String LEVEL = "level";
  public static final String LOCATION = "location";
  public static final String USER_AGENT = "user_agent";
  public static final String SONG = "song";
  public static final String ARTIST = "artist";
  public static final String LENGTH = "length";

  /** What identifies a play. */
  public static final List<String> KEY = List.of(TS, USER_ID, SESSION_ID, ITEM_IN_SESSION);

  /** What a play says beside its key. */
  public static final List<String> DETAILS =
      List.of(FIRST_NAME, LAST_NAME, GENDER, LEVEL, LOCATION, USER_AGENT, SONG, ARTIST, LENGTH);

  public static final StructType SCHEMA =
      new StructType()
          .add(TS, LongType, false)
          .add(USER_ID, StringType, false)
          .add(SESSION_ID, LongType, false)
          .add(ITEM_IN_SESSION, LongType, false)
          .add(FIRST_NAME, StringType)
          .add(LAST_NAME, StringType)
          .add(GENDER, StringType)
          .add(LEVEL, StringType)
          .add(LOCATION, StringType)
          .add(USER_AGENT, StringType)
          .add(SONG, StringType)
          .add(ARTIST, StringType)
          .add(LENGTH, DoubleType);

  private Plays() {}

  /** The values of one row, in the order of {@link #SCHEMA}. */
  public static Object[] values(Play play) {
    return new Object[] {
      play.ts(),
      play.userId(),
      play.sessionId(),
      play.itemInSession(),
      play.firstName(),
      play.lastName(),
      play.gender(),
      play.level(),
      play.location(),
      play.userAgent(),
      play.song(),
      play.artist(),
      play.length()
    };
  }
}
