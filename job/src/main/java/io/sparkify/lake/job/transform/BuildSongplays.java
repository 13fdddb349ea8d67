package io.sparkify.lake.job.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.timestamp_millis;

import io.sparkify.lake.job.table.CatalogIndex;
import io.sparkify.lake.job.table.Plays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The table {@code songplays}. Its id is the play's key as text, {@code ts-session-item-user}: the
 * same event has the same id in every run, no two events share one, and it compresses well.
 */
public final class BuildSongplays implements Transform {
  public static final String SONGPLAY_ID = "songplay_id";
  public static final String START_TIME = "start_time";

  @Override
  public Dataset<Row> apply(Dataset<Row> matched) {
    return matched.select(
        concat_ws(
                "-",
                col(Plays.TS),
                col(Plays.SESSION_ID),
                col(Plays.ITEM_IN_SESSION),
                col(Plays.USER_ID))
            .as(SONGPLAY_ID),
        timestamp_millis(col(Plays.TS)).as(START_TIME),
        col(Plays.USER_ID),
        col(Plays.LEVEL),
        col(CatalogIndex.SONG_ID),
        col(CatalogIndex.ARTIST_ID),
        col(Plays.SESSION_ID),
        col(Plays.LOCATION),
        col(Plays.USER_AGENT));
  }
}
