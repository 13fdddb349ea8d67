package io.sparkify.lake.job.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void allTablesAreMadeSoThatAllOfTheProgramIsWarm() throws IOException {
    WarmUp.load(TestSpark.session().newSession(), CLOCK, folder);

    SparkSession spark = TestSpark.session();
    String lake = folder.resolve("lake").toString();
    assertThat(spark.read().parquet(lake + "/songs").count()).isEqualTo(WarmUp.SONGS);
    assertThat(spark.read().parquet(lake + "/artists").count()).isEqualTo(WarmUp.SONGS);
    assertThat(spark.read().parquet(lake + "/users").count()).isEqualTo(WarmUp.PLAYS);
    assertThat(spark.read().parquet(lake + "/time").count()).isEqualTo(WarmUp.PLAYS);
    assertThat(spark.read().parquet(lake + "/songplays").where("song_id is not null").count())
        .isEqualTo(WarmUp.SONGS);
  }

  @Test
  void nothingOfItIsLeft() throws IOException {
    SparkSession spark = TestSpark.session().newSession();
    scala.collection.immutable.Map<String, String> settings = spark.conf().getAll();

    WarmUp.run(spark, CLOCK, () -> true, folder);

    assertThat(folder).isEmptyDirectory();
    assertThat(spark.conf().getAll()).isEqualTo(settings);
    assertThat(spark.sparkContext().getPersistentRDDs().isEmpty()).isTrue();
  }

  @Test
  void itEndsWhenSomebodyWaitsForIt() throws IOException {
    AtomicInteger asked = new AtomicInteger();

    WarmUp.run(TestSpark.session(), CLOCK, () -> asked.incrementAndGet() < 2, folder);

    assertThat(asked).hasValue(2);
  }
}
