package io.sparkify.lake.service.bench;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.truth.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is measured on: the real data where it is given, else generated input of the same size. */
final class Inputs {
  private static final Map<String, Long> PLAYS =
      Map.of("users", 96L, "time", 6_813L, "songplays", 6_820L);
  private static final LogMonth NOVEMBER = LogMonth.parse("2018-11");
  private static final int EVENTS = 8_056;
  private static final int SONGS = 10_000;
  private static final int USERS = 96;
  private static final long LARGE_EVENTS = 1_500_000;

  private Inputs() {}

  /** One small month with 71 songs. */
  static Input month(Workbench bench) throws IOException, SQLException {
    Optional<Path> udacity = bench.options().udacity();
    if (udacity.isEmpty()) {
      return generated(bench, NOVEMBER, NOVEMBER, EVENTS, 71, USERS);
    }
    Path songs = udacity.get().resolve("song_data");
    return real(bench, udacity.get(), songs, expected(71, 69), "the real month, 71 songs");
  }

  /** The same month with 10,000 songs in as many files. */
  static Input catalog(Workbench bench) throws IOException, SQLException, InterruptedException {
    Optional<Path> udacity = bench.options().udacity();
    Optional<Path> archive = bench.options().tenThousandSongs();
    if (udacity.isEmpty() || archive.isEmpty()) {
      return generated(bench, NOVEMBER, NOVEMBER, EVENTS, SONGS / bench.options().share(), USERS);
    }
    Path folder = bench.inputs().resolve("ten-thousand-songs");
    if (!Files.isDirectory(folder.resolve("song_data"))) {
      bench.say("unpacking " + archive.get().getFileName());
      Files.createDirectories(folder);
      Programs.time(
          folder, Map.of(), List.of("tar", "xzf", archive.get().toAbsolutePath().toString()));
    }
    return real(
        bench,
        udacity.get(),
        folder.resolve("song_data"),
        expected(SONGS, 3_888),
        "the real month, 10,000 songs");
  }

  /** A month of 1.5 million events. */
  static Input large(Workbench bench) throws IOException {
    return generated(
        bench, NOVEMBER, NOVEMBER, LARGE_EVENTS / bench.options().share(), 1_000, 2_000);
  }

  /** So many months from January 2009 on. */
  static Input months(Workbench bench, int months, long events) throws IOException {
    YearMonth first = YearMonth.of(2009, 1);
    LogMonth last = new LogMonth(first.plusMonths(months - 1L));
    return generated(bench, new LogMonth(first), last, events, 100, 50);
  }

  /** One month of so many events. */
  static Input events(Workbench bench, long events) throws IOException {
    return generated(bench, NOVEMBER, NOVEMBER, events, 1_000, 2_000);
  }

  private static Input generated(
      Workbench bench, LogMonth from, LogMonth to, long events, int songs, int users)
      throws IOException {
    return Input.generated(bench, new Truth.Arguments(from, to, events, songs, users, 5, false));
  }

  private static Expected expected(long songs, long artists) {
    Map<String, Long> rows = new HashMap<>(PLAYS);
    rows.put("songs", songs);
    rows.put("artists", artists);
    return new Expected(rows, Map.of());
  }

  /** Of the real data only numbers are known; values are those of DuckDB, which has the numbers. */
  private static Input real(
      Workbench bench, Path udacity, Path songs, Expected expected, String words)
      throws IOException, SQLException {
    DuckDbLoad duckDb = new DuckDbLoad(Input.real(udacity, songs, expected, words));
    Path folder = bench.folder("truth");
    duckDb.run(folder);
    List<String> wrong = duckDb.differences(folder);
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("This is not the real data set: " + wrong);
    }
    Expected values = expected.asIn(folder.resolve("lake"));
    return Input.real(udacity, songs, values, words);
  }
}
