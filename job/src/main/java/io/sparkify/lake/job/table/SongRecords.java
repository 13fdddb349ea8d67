package io.sparkify.lake.job.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.sparkify.lake.job.rule.SongRecord;
import org.apache.spark.sql.types.StructType;

/** Records of the song catalog as they are read. */
public final class SongRecords {
  public static final String SONG_ID = "song_id";
  public static final String TITLE = "title";
  public static final String ARTIST_ID = "artist_id";
  public static final String YEAR = "year";
  public static final String DURATION = "duration";
  public static final String NAME = "name";
  public static final String LOCATION = "location";
  public static final String LATITUDE = "latitude";
  public static final String LONGITUDE = "longitude";

  public static final StructType SCHEMA =
      new StructType()
          .add(SONG_ID, StringType, false)
          .add(TITLE, StringType, false)
          .add(ARTIST_ID, StringType, false)
          .add(YEAR, IntegerType)
          .add(DURATION, DoubleType)
          .add(NAME, StringType)
          .add(LOCATION, StringType)
          .add(LATITUDE, DoubleType)
          .add(LONGITUDE, DoubleType);

  private SongRecords() {}

  /** The values of one row, in the order of {@link #SCHEMA}. */
  public static Object[] values(SongRecord song) {
    return new Object[] {
      song.songId(),
      song.title(),
      song.artistId(),
      song.year(),
      song.duration(),
      song.artistName(),
      song.artistLocation(),
      song.latitude(),
      song.longitude()
    };
  }
}
