package io.sparkify.lake.job.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.generate.LakeRows;
import io.sparkify.lake.job.generate.Simulation;
import io.sparkify.lake.job.generate.truth.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five months with every trap end in the same rows, the true ones, however they are loaded. */
class LoadOrderTest {
  @TempDir static Path generated;
  static Truth truth;
  @TempDir Path folder;

  @BeforeAll
  static void generate() throws IOException {
    Truth.Arguments arguments =
        new Truth.Arguments(
            LogMonth.parse("2018-10"), LogMonth.parse("2019-02"), 800, 60, 30, 7, true);
    truth = new Simulation(arguments, generated).run();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "songs 2018-10 2018-11 2018-12 2019-01 2019-02",
        "songs,2019-02,2019-01,2018-12,2018-11,2018-10",
        "2018-12,songs 2019-02,2018-10 2019-01 2018-11",
      })
  void tablesEqualTheTruth(String batches) throws SQLException {
    TestInput input =
        new TestInput(
            generated.resolve("song_data"), generated.resolve("log_data"), folder.resolve("lake"));
    Map<String, LoadReport> latest = SettledLake.load(input, batches);

    assertTablesEqualTheTruth(input, latest);
  }

  private static void assertTablesEqualTheTruth(TestInput input, Map<String, LoadReport> latest)
      throws SQLException {
    try (LakeRows rows = LakeRows.of(input.lake())) {
      for (Truth.Month month : truth.months()) {
        LoadReport report = latest.get(month.month().toString());
        assertThat(report).as("%s was loaded", month.month()).isNotNull();
        assertThat(rows.digests(month.month()))
            .as(month.month().toString())
            .isEqualTo(month.digests());
        assertThat(withoutUsers(report.rowCounts()))
            .as(month.month().toString())
            .isEqualTo(month.rowCounts());
      }
      assertThat(rows.digests()).isEqualTo(truth.digests());
    }
  }

  /** The users of the whole lake, as they were when this month was loaded. */
  private static RowCounts withoutUsers(RowCounts counts) {
    Map<Counter, Long> amounts = new EnumMap<>(Counter.class);
    amounts.putAll(counts.amounts());
    amounts.remove(Counter.USERS);
    return new RowCounts(amounts);
  }
}
