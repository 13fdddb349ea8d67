package io.sparkify.lake.job.transform;

import static org.apache.spark.sql.functions.char_length;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.sparkify.lake.job.table.SongRecords;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The table {@code artists}: of records that share an id, the one that says most about where the
 * artist is from (a location that is not empty, both coordinates), then the one with the shortest
 * name (others often name guests too), then the smallest by (name, location, latitude, longitude),
 * nulls first.
 */
public final class PickArtists implements Transform {
  private static final String PICKED = "_picked";

  @Override
  public Dataset<Row> apply(Dataset<Row> records) {
    return records
        .groupBy(SongRecords.ARTIST_ID)
        .agg(min(rank()).as(PICKED))
        .select(
            col(SongRecords.ARTIST_ID),
            member(SongRecords.NAME),
            member(SongRecords.LOCATION),
            member(SongRecords.LATITUDE),
            member(SongRecords.LONGITUDE));
  }

  private static Column rank() {
    Column located = when(coalesce(col(SongRecords.LOCATION), lit("")).equalTo(""), 0).otherwise(1);
    Column placed =
        when(col(SongRecords.LATITUDE).isNull().or(col(SongRecords.LONGITUDE).isNull()), 0)
            .otherwise(1);
    return struct(
        located.plus(placed).multiply(-1).as("_unknown"),
        coalesce(char_length(col(SongRecords.NAME)), lit(Integer.MAX_VALUE)).as("_length"),
        col(SongRecords.NAME),
        col(SongRecords.LOCATION),
        col(SongRecords.LATITUDE),
        col(SongRecords.LONGITUDE));
  }

  private static Column member(String name) {
    return col(PICKED + "." + name).as(name);
  }
}
