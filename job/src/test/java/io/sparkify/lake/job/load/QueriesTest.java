package io.sparkify.lake.job.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.Simulation;
import io.sparkify.lake.job.generate.truth.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The queries of {@code docs/queries}, unchanged, on both engines, over the views that the text
 * beside them makes.
 */
class QueriesTest {
  private static final Path QUERIES = Path.of("..", "docs", "queries");
  private static final Pattern VIEWS =
      Pattern.compile("## The views on (\\w+)\n.*?```sql\n(.*?)```", Pattern.DOTALL);

  @TempDir static Path folder;
  static Truth truth;

  @BeforeAll
  static void load() throws IOException {
    Truth.Arguments arguments =
        new Truth.Arguments(
            LogMonth.parse("2018-11"), LogMonth.parse("2019-01"), 1500, 80, 30, 11, true);
    truth = new Simulation(arguments, folder).run();
    SettledLake.load(TestInput.in(folder), "songs 2018-12 2018-11 2019-01");
    views("Spark").forEach(TestSpark.session()::sql);
  }

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(QUERIES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql"))
          .map(name -> name.substring(0, name.length() - ".sql".length()))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyQueryHasAnAnswerAndALineInTheText() throws IOException {
    assertThat(truth.answers().keySet()).containsExactlyElementsOf(names());
    assertThat(truth.answers().values()).noneMatch(List::isEmpty);
    assertThat(text())
        .contains(names().stream().map(name -> "[" + name + ".sql]").toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("names")
  void sparkAnswersWhatTheSimulatorKnows(String name) throws IOException {
    List<List<String>> rows =
        TestSpark.session().sql(query(name)).collectAsList().stream()
            .map(QueriesTest::texts)
            .toList();

    assertThat(rows).isEqualTo(truth.answers().get(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void duckDbAnswersWhatTheSimulatorKnows(String name) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      // Not that of the data.
      statement.execute("set TimeZone = 'Asia/Tokyo'");
      for (String view : views("DuckDB")) {
        statement.execute(view);
      }

      try (ResultSet rows = statement.executeQuery(query(name))) {
        assertThat(texts(rows)).isEqualTo(truth.answers().get(name));
      }
    }
  }

  private static List<String> texts(Row row) {
    return IntStream.range(0, row.size()).mapToObj(i -> String.valueOf(row.get(i))).toList();
  }

  private static List<List<String>> texts(ResultSet rows) throws SQLException {
    List<List<String>> texts = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (int column = 1; column <= columns; column++) {
        row.add(String.valueOf(rows.getObject(column)));
      }
      texts.add(row);
    }
    return texts;
  }

  private static String query(String name) throws IOException {
    return Files.readString(QUERIES.resolve(name + ".sql"));
  }

  /** The statements that the text gives for this engine, over the lake of this test. */
  private static List<String> views(String engine) {
    Matcher views = VIEWS.matcher(text());
    while (views.find()) {
      if (views.group(1).equals(engine)) {
        return Stream.of(views.group(2).split(";", -1))
            .map(String::strip)
            .filter(view -> !view.isEmpty())
            .map(view -> view.replace("/data/lake", folder.resolve("lake").toString()))
            .toList();
      }
    }
    throw new IllegalStateException("No views on " + engine);
  }

  private static String text() {
    try {
      return Files.readString(QUERIES.resolve("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
