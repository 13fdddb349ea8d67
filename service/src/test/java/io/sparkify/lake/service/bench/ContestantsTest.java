package io.sparkify.lake.service.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What benchmarks compare with, on a small generated input. */
class ContestantsTest {
  private static final int EVENTS = 300;
  private static final int MONTHS = 2;
  private static final int SONGS = 100;

  @TempDir Path folder;

  private Workbench bench =
      new Workbench(Path.of(""), Path.of(""), Path.of(""), new BenchOptions(List.of(), 1, "", 1));

  @BeforeEach
  void bench() throws Exception {
    bench = Workbench.in(folder, folder.resolve("bench"), new BenchOptions(List.of(), 3, "", 1));
  }

  @Test
  void duckDbMakesTheRightTables() throws Exception {
    Input input = Inputs.months(bench, MONTHS, EVENTS);
    DuckDbLoad duckDb = new DuckDbLoad(input);
    assertThat(duckDb.run(folder)).isPositive();
    assertThat(duckDb.differences(folder)).isEmpty();
    assertThat(input.months()).isEqualTo(MONTHS);
  }

  @Test
  void wrongTablesAreToldInWords() throws Exception {
    Input input = Inputs.months(bench, MONTHS, EVENTS);
    DuckDbLoad duckDb = new DuckDbLoad(input);
    duckDb.run(folder);
    Expected other =
        new Expected(input.expected().rows(), Map.of("users", "0000000000000000", "songs", "?"));
    Workbench.delete(folder.resolve("lake/songs"));
    assertThat(duckDb.differences(folder)).containsExactly("songs 0 for 100");
    assertThat(other.differences(folder.resolve("lake")))
        .containsExactly("songs 0 for 100", "users: other values");
    assertThat(other.asIn(folder.resolve("lake")).differences(folder.resolve("lake")))
        .containsExactly("songs 0 for 100");
  }

  @Test
  void everyObjectIsParsed() throws Exception {
    Input input = Inputs.months(bench, MONTHS, EVENTS);
    assertThat(new ParseAlone(input).objects()).isEqualTo(MONTHS * EVENTS + SONGS);
  }

  @Test
  void inputIsMadeOnce() throws Exception {
    Path songs = Inputs.months(bench, MONTHS, EVENTS).songs();
    Path mark = Files.createFile(songs.resolve("_mark"));
    assertThat(Inputs.months(bench, MONTHS, EVENTS).songs()).isEqualTo(songs);
    assertThat(mark).exists();
  }

  /** Takes as long as it is told, and does nothing. */
  private record Sleeper(String name, double seconds, List<String> wrong, boolean mustBeRight)
      implements Contestant {
    @Override
    public double run(Path own) {
      return seconds;
    }

    @Override
    public List<String> differences(Path own) {
      return wrong;
    }
  }

  @Test
  void contestantsTakeTurnsAndAVeryLongOneRunsOnce() throws Exception {
    Sleeper ours = new Sleeper("ours", 2, List.of(), true);
    Sleeper usual = new Sleeper("(a)", 700, List.of("users 2 for 1"), false);
    List<Result> results = new Contest(bench, List.of(ours, usual)).results();
    assertThat(results)
        .containsExactly(
            new Result("ours", Samples.of(2, 2, 2), Result.RIGHT),
            new Result("(a)", Samples.of(700), "users 2 for 1"));
  }

  @Test
  void whatMustBeRightFailsTheBenchmarkWhenItIsWrong() {
    List<Contestant> wrong = new ArrayList<>();
    wrong.add(new Sleeper("ours", 1, List.of("time: other values"), true));
    assertThatThrownBy(() -> new Contest(bench, wrong).results())
        .hasMessage("ours is wrong: [time: other values]");
  }
}
