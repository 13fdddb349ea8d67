package io.sparkify.lake.job.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.SongsLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Prints the figures of {@code docs/layout.md}; the property names a folder of song data. */
@EnabledIfSystemProperty(named = "lake.bench.songs", matches = ".+")
class LayoutBenchTest {
  private static final String CODEC = "spark.sql.parquet.compression.codec";
  private static final int ROUNDS = 3;
  private static final int READS = 5;

  @TempDir Path folder;

  @Test
  void layoutsOfSongs() throws Exception {
    Path songs = Path.of(System.getProperty("lake.bench.songs"));
    load(new TestInput(songs, folder, folder.resolve("warm")), SongsLayout.YEAR);
    System.out.println("| layout | compression | files | bytes | write s | Spark s | DuckDB s |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (SongsLayout layout : SongsLayout.values()) {
      for (String codec : List.of("zstd", "snappy", "uncompressed")) {
        print(layout, codec, songs);
      }
    }
    TestSpark.session().conf().set(CODEC, "zstd");
  }

  private void print(SongsLayout layout, String codec, Path songs) throws Exception {
    TestSpark.session().conf().set(CODEC, codec);
    TestInput input = new TestInput(songs, folder, folder.resolve(layout.name() + "-" + codec));
    int rounds = codec.equals("zstd") ? ROUNDS : 1;
    double write = median(rounds, () -> load(input, layout));
    Tables tables = new Tables(input.lake());
    String artist = tables.query("select max(artist_id) from {artists}").get(0);
    String where = "where artist_id = '%s'".formatted(artist);
    String table = "parquet.`%s/songs`".formatted(input.lake());
    double spark =
        median(
            READS,
            () -> TestSpark.session().sql("select * from " + table + " " + where).collectAsList());
    double duckDb = median(READS, () -> tables.query("select * from {songs} " + where));
    List<Path> files = files(input.lake().resolve("songs"));
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    System.out.printf(
        "| `%s` | %s | %,d | %,d | %.1f | %.2f | %.2f |%n",
        layout, codec, files.size(), bytes, write, spark, duckDb);
  }

  private static Object load(TestInput input, SongsLayout layout) {
    var report = TestLoad.load(TestSettings.with(input.request("songs"), layout)).of("songs");
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    return Map.of();
  }

  private static double median(int rounds, Callable<?> work) throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      work.call();
      seconds.add(Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
    }
    Collections.sort(seconds);
    return seconds.get(rounds / 2);
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
