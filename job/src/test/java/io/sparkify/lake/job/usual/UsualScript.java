package io.sparkify.lake.job.usual;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.dayofmonth;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.weekday;
import static org.apache.spark.sql.functions.weekofyear;
import static org.apache.spark.sql.functions.year;

import java.io.IOException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The job as public scripts write it, from the top to the bottom: inferred schemas, {@code
 * dropDuplicates}, five writes, {@code partitionBy("year", "artist_id")}, all settings as they
 * come. Arguments: folders of the songs, of the logs, and for the tables.
 */
public final class UsualScript {
  private UsualScript() {}

  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = SparkSession.builder().appName("etl").getOrCreate()) {
      songs(spark, arguments[0], arguments[2]);
      logs(spark, arguments[0], arguments[1], arguments[2]);
    }
  }

  private static void songs(SparkSession spark, String songData, String output) {
    Dataset<Row> songs = spark.read().json(songData + "/*/*/*/*.json");
    songs
        .select("song_id", "title", "artist_id", "year", "duration")
        .dropDuplicates()
        .write()
        .mode(SaveMode.Overwrite)
        .partitionBy("year", "artist_id")
        .parquet(output + "/songs");
    songs
        .select(
            col("artist_id"),
            col("artist_name").as("name"),
            col("artist_location").as("location"),
            col("artist_latitude").as("latitude"),
            col("artist_longitude").as("longitude"))
        .dropDuplicates()
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(output + "/artists");
  }

  private static void logs(SparkSession spark, String songData, String logData, String output) {
    Dataset<Row> plays =
        spark
            .read()
            .json(logData + "/*/*/*.json")
            .where(col("page").equalTo("NextSong"))
            .withColumn("start_time", col("ts").divide(1000).cast("timestamp"));
    plays
        .select(
            col("userId").as("user_id"),
            col("firstName").as("first_name"),
            col("lastName").as("last_name"),
            col("gender"),
            col("level"))
        .dropDuplicates()
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(output + "/users");
    plays
        .select(
            col("start_time"),
            hour(col("start_time")).as("hour"),
            dayofmonth(col("start_time")).as("day"),
            weekofyear(col("start_time")).as("week"),
            weekday(col("start_time")).plus(1).as("weekday"),
            year(col("start_time")).as("year"),
            month(col("start_time")).as("month"))
        .dropDuplicates()
        .write()
        .mode(SaveMode.Overwrite)
        .partitionBy("year", "month")
        .parquet(output + "/time");
    songplays(spark, plays, songData)
        .write()
        .mode(SaveMode.Overwrite)
        .partitionBy("year", "month")
        .parquet(output + "/songplays");
  }

  private static Dataset<Row> songplays(SparkSession spark, Dataset<Row> plays, String songData) {
    Dataset<Row> songs = spark.read().json(songData + "/*/*/*/*.json");
    Column matches =
        plays
            .col("song")
            .equalTo(songs.col("title"))
            .and(plays.col("artist").equalTo(songs.col("artist_name")))
            .and(plays.col("length").equalTo(songs.col("duration")));
    return plays
        .join(songs, matches, "left")
        .select(
            monotonically_increasing_id().as("songplay_id"),
            col("start_time"),
            col("userId").as("user_id"),
            col("level"),
            col("song_id"),
            col("artist_id"),
            col("sessionId").as("session_id"),
            col("location"),
            col("userAgent").as("user_agent"),
            year(col("start_time")).as("year"),
            month(col("start_time")).as("month"));
  }
}
