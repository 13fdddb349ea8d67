package io.sparkify.lake.job.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import io.sparkify.lake.job.table.SongRecords;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The table {@code songs}: of records that share an id, the smallest by (title, artist, year,
 * duration), nulls first.
 */
public final class PickSongs implements Transform {
  private static final List<String> RANK =
      List.of(SongRecords.TITLE, SongRecords.ARTIST_ID, SongRecords.YEAR, SongRecords.DURATION);

  @Override
  public Dataset<Row> apply(Dataset<Row> records) {
    return records
        .groupBy(SongRecords.SONG_ID)
        .agg(min(struct(Columns.all(RANK))).as("_picked"))
        .select(
            Columns.concat(
                new Column[] {col(SongRecords.SONG_ID)}, Columns.members("_picked", RANK)));
  }
}
