package io.sparkify.lake.job.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.naive.NaiveLake;
import io.sparkify.lake.job.generate.naive.NaiveRow;
import io.sparkify.lake.job.generate.truth.Truth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake of parquet files, written with DuckDB, is compared with the truth. */
class LakeRowsTest {
  private static final Map<String, String> COLUMNS =
      Map.of(
          "songs", "song_id text, title text, artist_id text, year int, duration double",
          "artists", "artist_id text, name text, location text, latitude double, longitude double",
          "users", "user_id text, first_name text, last_name text, gender text, level text",
          "time", "ms bigint, hour int, day int, week int, weekday int, year int, month int",
          "songplays",
              "songplay_id text, ms bigint, user_id text, level text, song_id text, artist_id text,"
                  + " session_id bigint, location text, user_agent text, year int, month int");

  @TempDir private Path folder;

  @Test
  void lakeWithTheRightRowsHasTheDigestsOfTheTruth() throws Exception {
    Truth truth = input();
    Path lake = lake(NaiveLake.read(folder.resolve("input")), "true");
    try (LakeRows rows = LakeRows.of(lake)) {
      assertThat(rows.digests()).isEqualTo(truth.digests());
      for (Truth.Month month : truth.months()) {
        assertThat(rows.digests(month.month())).isEqualTo(month.digests());
      }
      assertThat(rows.rows())
          .containsEntry("songplays", truth.totals().songplays())
          .containsEntry("time", truth.totals().time())
          .containsEntry("users", truth.totals().users())
          .containsEntry("songs", truth.totals().songs())
          .containsEntry("artists", truth.totals().artists());
    }
  }

  @Test
  void lakeThatLacksOnePlayDiffersInThatMonthOnly() throws Exception {
    Truth truth = input();
    NaiveLake naive = NaiveLake.read(folder.resolve("input"));
    LogMonth november = LogMonth.parse("2018-11");
    long last = Instant.parse("2018-11-30T23:59:59.999Z").toEpochMilli();
    Path lake = lake(naive, "ms <> " + last);
    try (LakeRows rows = LakeRows.of(lake)) {
      for (Truth.Month month : truth.months()) {
        boolean same = rows.digests(month.month()).equals(month.digests());
        assertThat(same).isEqualTo(!month.month().equals(november));
      }
    }
  }

  @Test
  void lakeWithoutTablesHasNoRows() throws Exception {
    try (LakeRows rows = LakeRows.of(folder)) {
      assertThat(rows.rows()).hasSize(5).allSatisfy((table, count) -> assertThat(count).isZero());
    }
  }

  private Truth input() throws Exception {
    Truth.Arguments arguments =
        new Truth.Arguments(
            LogMonth.parse("2018-11"), LogMonth.parse("2018-12"), 300, 50, 20, 4, true);
    return new Simulation(arguments, folder.resolve("input")).run();
  }

  private Path lake(NaiveLake naive, String condition) throws Exception {
    Path lake = folder.resolve("lake");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      for (Map.Entry<String, List<NaiveRow>> table : naive.tables().entrySet()) {
        String name = table.getKey();
        sql.execute("create table %s (%s)".formatted(name, COLUMNS.get(name)));
        insert(connection, name, table.getValue());
        Path files = Files.createDirectories(lake.resolve(name));
        boolean months = name.equals("time") || name.equals("songplays");
        sql.execute(
            months
                ? "copy (select * exclude (ms), make_timestamp_ms(ms)::timestamptz as start_time"
                    + " from %s where %s) to '%s' (format parquet, partition_by (year, month),"
                        .formatted(name, condition, files)
                    + " overwrite_or_ignore)"
                : "copy %s to '%s/all.parquet' (format parquet)".formatted(name, files));
      }
    }
    return lake;
  }

  private static void insert(Connection connection, String table, List<NaiveRow> rows)
      throws SQLException {
    int columns = rows.get(0).fields().size();
    String marks = String.join(", ", Collections.nCopies(columns, "?"));
    try (PreparedStatement insert =
        connection.prepareStatement("insert into %s values (%s)".formatted(table, marks))) {
      for (NaiveRow row : rows) {
        for (int column = 0; column < columns; column++) {
          insert.setObject(column + 1, row.fields().get(column));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
