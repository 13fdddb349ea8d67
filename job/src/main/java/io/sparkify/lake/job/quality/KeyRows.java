package io.sparkify.lake.job.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;

import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.table.LakeTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A row for each key in staged files: the column it is of, the key as text, and whether the row
 * defines it or refers to it. Keeps the ids of songs until closed, as every month refers to the
 * same.
 */
final class KeyRows implements AutoCloseable {
  static final String COLUMN = "column";
  static final String KEY = "key";
  static final String DEFINES = "defines";
  static final String REFERS = "refers";

  static final String SONGPLAY_ID = "songplay_id";
  static final String START_TIME = "start_time";
  static final String USER_ID = "user_id";
  static final String SONG_ID = "song_id";
  static final String ARTIST_ID = "artist_id";

  private final SparkSession spark;
  private final LakeFiles lake;
  private List<String> keptFiles = List.of();
  private @Nullable Dataset<Row> kept;

  /** The session's own settings are left alone. */
  KeyRows(SparkSession spark, LakeFiles lake) {
    this.spark = spark.newSession();
    this.lake = lake;
    // Adaptive execution would make a job of every stage.
    this.spark.conf().set("spark.sql.adaptive.enabled", false);
  }

  Dataset<Row> of(StagedData data) {
    List<Dataset<Row>> parts = new ArrayList<>();
    add(parts, data.filesOf(LakeTable.SONGS), definition(SONG_ID));
    add(parts, data.filesOf(LakeTable.ARTISTS), definition(ARTIST_ID));
    add(parts, data.filesOf(LakeTable.TIME), definition(START_TIME));
    add(parts, data.users(), definition(USER_ID));
    add(
        parts,
        data.filesOf(LakeTable.SONGPLAYS),
        definition(SONGPLAY_ID),
        reference(START_TIME),
        reference(USER_ID),
        reference(SONG_ID));
    if (!data.partition().isCatalog() && !data.songs().isEmpty()) {
      parts.add(songIds(data.songs()));
    }
    return parts.stream()
        .reduce(Dataset::union)
        .orElseThrow(() -> new IllegalArgumentException("Nothing is staged: " + data));
  }

  private void add(List<Dataset<Row>> parts, List<String> files, Column... keys) {
    if (!files.isEmpty()) {
      parts.add(keys(files, keys));
    }
  }

  private Dataset<Row> songIds(List<String> files) {
    if (kept == null || !keptFiles.equals(files)) {
      close();
      kept = keys(files, definition(SONG_ID)).persist();
      keptFiles = files;
    }
    return kept;
  }

  /** One scan of the files, whatever the number of keys. */
  private Dataset<Row> keys(List<String> files, Column... keys) {
    StructType schema = new StructType();
    for (String name : List.of(SONGPLAY_ID, USER_ID, SONG_ID, ARTIST_ID)) {
      schema = schema.add(name, DataTypes.StringType);
    }
    schema = schema.add(START_TIME, DataTypes.TimestampType);
    return spark
        .read()
        .schema(schema)
        .parquet(files.stream().map(lake::uri).toArray(String[]::new))
        .select(explode(array(keys)).as("row"))
        .select("row.*")
        .where(col(KEY).isNotNull().or(col(DEFINES).gt(0)));
  }

  private static Column definition(String column) {
    return row(column, 1, 0);
  }

  private static Column reference(String column) {
    return row(column, 0, 1);
  }

  private static Column row(String column, long defines, long refers) {
    Column key = column.equals(START_TIME) ? unix_micros(col(column)) : col(column);
    return struct(
        lit(column).as(COLUMN),
        key.cast(DataTypes.StringType).as(KEY),
        lit(defines).as(DEFINES),
        lit(refers).as(REFERS));
  }

  @Override
  public void close() {
    if (kept != null) {
      kept.unpersist(true);
      kept = null;
    }
  }
}
