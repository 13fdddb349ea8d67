package io.sparkify.lake.job.load;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.rand;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.SongsLayout;
import io.sparkify.lake.job.generate.Simulation;
import io.sparkify.lake.job.generate.truth.Truth;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.SQLHadoopMapReduceCommitProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Prints the figures of {@code docs/layout.md}; the property names a folder of song data. */
@EnabledIfSystemProperty(named = "lake.bench.songs", matches = ".+")
class LayoutBenchTest {
  private static final String CODEC = "spark.sql.parquet.compression.codec";
  private static final String COMMIT = "spark.sql.sources.commitProtocolClass";
  private static final long EVENTS = 1_500_000;
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

  @Test
  void waysToKeepAMonthsPlays() throws Exception {
    LogMonth month = LogMonth.parse("2018-11");
    TestInput input = TestInput.in(folder);
    new Simulation(
            new Truth.Arguments(month, month, EVENTS, 1_000, 2_000, 5, false), folder.resolve("in"))
        .run();
    TestInput month11 =
        new TestInput(folder.resolve("in/song_data"), folder.resolve("in/log_data"), input.lake());
    TestLoad.load(month11, "songs", "2018-11");
    SparkSession spark = TestSpark.session();
    spark.conf().set(COMMIT, SQLHadoopMapReduceCommitProtocol.class.getName());
    Dataset<Row> plays = spark.read().parquet(input.lake() + "/songplays").drop("year", "month");
    plays = plays.cache();
    System.out.println(
        "| order | compression | files | bytes | write s | a day s | a user s | all s |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (String order : List.of("start_time", "user_id", "song_id", "none")) {
      printPlays(plays, order, "zstd", 1);
    }
    for (String codec : List.of("snappy", "uncompressed")) {
      printPlays(plays, "start_time", codec, 1);
    }
    for (int files : List.of(8, 64, 512)) {
      printPlays(plays, "start_time", "zstd", files);
    }
    spark.conf().set(COMMIT, DirectCommit.class.getName());
  }

  private void printPlays(Dataset<Row> plays, String order, String codec, int files)
      throws Exception {
    Dataset<Row> cut =
        files == 1 ? plays.repartition(1) : plays.repartitionByRange(files, col("start_time"));
    Dataset<Row> sorted =
        order.equals("none") ? cut.orderBy(rand(1)) : cut.sortWithinPartitions(order);
    Dataset<Row> variant = order.equals("none") ? sorted.coalesce(1) : sorted;
    Path target = folder.resolve("plays-%s-%s-%d".formatted(order, codec, files));
    double write =
        median(
            ROUNDS,
            () -> {
              variant
                  .write()
                  .mode("overwrite")
                  .option("compression", codec)
                  .parquet(target.toString());
              return target;
            });
    Tables tables = new Tables(folder);
    String table = "read_parquet('%s/*.parquet')".formatted(target);
    String user = tables.query("select max(user_id) from " + table).get(0);
    double day =
        seconds(
            tables,
            "select count(*), max(location) from "
                + table
                + " where start_time >= timestamp '2018-11-10' and start_time < timestamp '2018-11-11'");
    double oneUser =
        seconds(
            tables,
            "select count(*), max(location) from " + table + " where user_id = '" + user + "'");
    double all =
        seconds(tables, "select max(songplay_id), max(user_agent), max(location) from " + table);
    List<Path> written =
        files(target).stream().filter(file -> file.toString().endsWith(".parquet")).toList();
    long bytes = 0;
    for (Path file : written) {
      bytes += Files.size(file);
    }
    System.out.printf(
        "| %s | %s | %,d | %,d | %.1f | %.3f | %.3f | %.3f |%n",
        order, codec, written.size(), bytes, write, day, oneUser, all);
  }

  private static double seconds(Tables tables, String sql) throws Exception {
    return median(READS, () -> tables.query(sql));
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
