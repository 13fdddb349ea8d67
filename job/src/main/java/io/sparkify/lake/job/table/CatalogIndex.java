package io.sparkify.lake.job.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.types.StructType;

/**
 * What a play is matched against: each title, artist name and duration of the catalog, with one
 * song.
 */
public final class CatalogIndex {
  public static final String TITLE = "title";
  public static final String ARTIST_NAME = "artist_name";
  public static final String DURATION = "duration";
  public static final String SONG_ID = "song_id";
  public static final String ARTIST_ID = "artist_id";

  public static final StructType SCHEMA =
      new StructType()
          .add(TITLE, StringType)
          .add(ARTIST_NAME, StringType)
          .add(DURATION, DoubleType)
          .add(SONG_ID, StringType)
          .add(ARTIST_ID, StringType);

  private CatalogIndex() {}
}
