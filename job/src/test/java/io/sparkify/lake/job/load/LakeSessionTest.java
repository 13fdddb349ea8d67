package io.sparkify.lake.job.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SourceFile;
import java.net.URI;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapred.JobConf;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class LakeSessionTest {
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";
  private static final String COMPILED = "spark.sql.codegen.wholeStage";
  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
  private static final long MEGABYTE = 1024L * 1024;

  private final SparkSession spark = TestSpark.session().newSession();

  @Test
  void littleHasOnePartitionOnePlanAndNoCodeOfItsOwn() {
    LakeSession.sizeFor(spark, months(MEGABYTE, 2 * MEGABYTE));
    assertThat(spark.conf().get(PARTITIONS)).isEqualTo("1");
    assertThat(spark.conf().get(COMPILED)).isEqualTo("false");
    assertThat(spark.conf().get(ADAPTIVE)).isEqualTo("false");
  }

  @Test
  void biggestPartitionDecides() {
    LakeSession.sizeFor(spark, months(MEGABYTE, 100 * MEGABYTE));
    assertThat(spark.conf().get(PARTITIONS)).isEqualTo("4");
    assertThat(spark.conf().get(COMPILED)).isEqualTo("true");
    assertThat(spark.conf().get(ADAPTIVE)).isEqualTo("true");
  }

  @Test
  void partitionsOfAShuffleAreBounded() {
    LakeSession.sizeFor(spark, months(10_000_000 * MEGABYTE));
    assertThat(spark.conf().get(PARTITIONS)).isEqualTo("10000");
  }

  @Test
  void localDriverStartsNoProcessForAFileAndCarriesNoSettingsOfClusters() throws Exception {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (FileSystem files = FileSystem.newInstance(URI.create("file:///"), hadoop)) {
      assertThat(files).isInstanceOf(LocalFiles.class);
    }
    assertThat(hadoop.get("yarn.resourcemanager.address")).isNull();
    assertThat(hadoop.get("mapreduce.job.maps")).isNull();
  }

  @Test
  void onlyDefaultsOfClustersAreDropped() throws Exception {
    Configuration hadoop = new JobConf();
    assertThat(hadoop.get("mapreduce.job.maps")).isNotNull();
    hadoop.set("mapreduce.job.reduces", "7");
    LakeSession.dropDefaultsOfClusters(hadoop);
    assertThat(hadoop.get("mapreduce.job.maps")).isNull();
    assertThat(hadoop.get("mapreduce.job.reduces")).isEqualTo("7");
    assertThat(hadoop.get("io.file.buffer.size")).isEqualTo("4096");
  }

  private static BatchRequest months(long... bytes) {
    return new BatchRequest(
        ApplicationTag.random(),
        1,
        "file:/songs",
        "file:/logs",
        "file:/lake",
        TestSettings.DEFAULT,
        List.of(),
        LongStream.of(bytes).mapToObj(LakeSessionTest::month).toList());
  }

  private static LoadTask month(long bytes) {
    return new LoadTask(
        RunId.random(),
        1,
        PartitionKey.parse("2018-11"),
        List.of(new SourceFile("2018/11/a.json", bytes, "1")),
        null);
  }
}
