package io.sparkify.lake.job.load;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a lake's tables with DuckDB: an engine that shares no code with the one that wrote them.
 */
public final class Tables {
  private final Path lake;

  public Tables(Path lake) {
    this.lake = lake;
  }

  /**
   * The rows of a query as texts, values separated by {@code |}; {@code {songs}} and so on stand
   * for the tables.
   */
  public List<String> query(String sql) {
    String resolved =
        sql.replaceAll(
            "\\{(\\w+)}",
            "read_parquet('%s/$1/**/*.parquet', hive_partitioning = true)".formatted(lake));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set TimeZone = 'UTC'");
      try (ResultSet rows = statement.executeQuery(resolved)) {
        return texts(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(resolved, e);
    }
  }

  long count(String table) {
    return Long.parseLong(query("select count(*) from {" + table + "}").get(0));
  }

  private static List<String> texts(ResultSet rows) throws SQLException {
    List<String> texts = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> values = new ArrayList<>();
      for (int column = 1; column <= columns; column++) {
        values.add(String.valueOf(rows.getObject(column)));
      }
      texts.add(String.join("|", values));
    }
    return texts;
  }
}
