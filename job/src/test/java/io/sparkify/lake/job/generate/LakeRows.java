package io.sparkify.lake.job.generate;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.truth.RowDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a lake holds, read with DuckDB, in the form of {@link
 * io.sparkify.lake.job.generate.truth.Truth}.
 */
public final class LakeRows implements AutoCloseable {
  private static final Map<String, String> FIELDS =
      Map.of(
          "songs", "song_id, title, artist_id, year, duration",
          "artists", "artist_id, name, location, latitude, longitude",
          "users", "user_id, first_name, last_name, gender, level",
          "time", "epoch_ms(start_time), hour, day, week, weekday, year, month",
          "songplays",
              "songplay_id, epoch_ms(start_time), user_id, level, song_id, artist_id, session_id,"
                  + " location, user_agent, year, month");

  private final Path lake;
  private final Connection connection;

  private LakeRows(Path lake, Connection connection) {
    this.lake = lake;
    this.connection = connection;
  }

  public static LakeRows of(Path lake) throws SQLException {
    return new LakeRows(lake, DriverManager.getConnection("jdbc:duckdb:"));
  }

  /** Of all five tables, by name. */
  public Map<String, String> digests() throws SQLException {
    Map<String, String> digests = new TreeMap<>();
    for (String table : FIELDS.keySet()) {
      digests.put(table, read(table, "true").hex());
    }
    return digests;
  }

  /** Of one month's rows in {@code songplays} and {@code time}. */
  public Map<String, String> digests(LogMonth month) throws SQLException {
    return Map.of(
        "songplays", read("songplays", in(month)).hex(), "time", read("time", in(month)).hex());
  }

  /** Of all five tables, by name. */
  public Map<String, Long> rows() throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    for (String table : FIELDS.keySet()) {
      rows.put(table, read(table, "true").rows());
    }
    return rows;
  }

  private static String in(LogMonth month) {
    return "year = %d and month = %d".formatted(month.year(), month.month());
  }

  private RowDigest read(String table, String condition) throws SQLException {
    RowDigest digest = RowDigest.empty();
    if (!hasFiles(table)) {
      return digest;
    }
    String files = lake.resolve(table) + "/**/*.parquet";
    String query =
        "select %s from read_parquet('%s', hive_partitioning = true) where %s"
            .formatted(FIELDS.get(table), files.replace("'", "''"), condition);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        @Nullable Object[] fields = new @Nullable Object[columns];
        for (int column = 0; column < columns; column++) {
          fields[column] = rows.getObject(column + 1);
        }
        digest.add(fields);
      }
    }
    return digest;
  }

  private boolean hasFiles(String table) {
    Path folder = lake.resolve(table);
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
