package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.mapreduce.util.ConfigUtil;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The Spark session with the settings that the tables' content depends on, whatever the machine or
 * the cluster says.
 */
public final class LakeSession {
  static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";

  private static final long BYTES_A_SHUFFLE_PARTITION = 32L * 1024 * 1024;

  /** The driver keeps books of each pair of tasks on both sides of a shuffle. */
  private static final long MOST_PARTITIONS = 10_000;

  /** Up to here rows are handled faster by what is there already, and planned once. */
  private static final long INTERPRETED_BYTES = 16L * 1024 * 1024;

  private static final Map<String, String> FOR_LITTLE =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          // One partition needs no second plan by what the first steps gave.
          "spark.sql.adaptive.enabled", "false");

  private static final Set<String> OF_CLUSTERS = Set.of("yarn-default.xml", "mapred-default.xml");

  private LakeSession() {}

  /** Settings that must be there before the context is. */
  public static SparkSession start(String applicationName) throws IOException {
    boolean isLocal = new SparkConf().get("spark.master", "").startsWith("local");
    // The API's own builder looks for this one by Scala's reflection, which takes half a second.
    var builder = org.apache.spark.sql.classic.SparkSession.builder();
    if (isLocal) {
      // Not on a cluster, where others than our tasks open files by it, and do not have our jar.
      builder.config("spark.hadoop.fs.file.impl", LocalFiles.class.getName());
    }
    SparkSession spark =
        builder
            .appName(applicationName)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
            .config("spark.sql.parquet.compression.codec", "zstd")
            // See FairShare.
            .config("spark.scheduler.mode", "FAIR")
            // Nobody looks at plans, and to describe them takes as long as to make them.
            .config("spark.sql.ui.explainMode", "simple")
            // Explicit lists of files are listed here, not by a job of their own.
            .config("spark.sql.sources.parallelPartitionDiscovery.threshold", "100000")
            // The analytics stream remembers the length of an object after it was replaced.
            .config("spark.hadoop.fs.s3a.input.stream.type", "classic")
            // New names in folders of our own: nothing need be asked before they are written.
            .config("spark.hadoop.fs.s3a.performance.flags", "create,mkdir")
            .config("spark.hadoop.fs.s3a.user.agent.prefix", "lake-job")
            .config("spark.sql.sources.commitProtocolClass", DirectCommit.class.getName())
            .getOrCreate();
    if (isLocal) {
      dropDefaultsOfClusters(spark.sparkContext().hadoopConfiguration());
    }
    return spark;
  }

  /**
   * Hadoop writes its settings one by one, compressed, into each stage that writes parquet, and two
   * thirds of them are defaults of YARN and MapReduce, which do not run here.
   */
  static void dropDefaultsOfClusters(Configuration hadoop) throws IOException {
    // What brings defaults of its own would bring these back, too.
    ConfigUtil.loadResources();
    FileSystem.getFileSystemClass("file", hadoop);
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, String> setting : hadoop) {
      String @Nullable [] sources = hadoop.getPropertySources(setting.getKey());
      if (sources != null && OF_CLUSTERS.contains(sources[sources.length - 1])) {
        names.add(setting.getKey());
      }
    }
    names.forEach(hadoop::unset);
  }

  /** How many partitions a shuffle of a month's plays is to have. */
  static int shufflePartitions(SparkSession spark) {
    return Integer.parseInt(spark.conf().get(SHUFFLE_PARTITIONS));
  }

  /**
   * Fits the session to the biggest partition of the batch, as far as nobody asked for something
   * else: what is kept between steps is not resized by Spark itself, and 200 tasks for a few
   * megabytes are most of a small month's time. So is compiling code for them, and planning them
   * again (docs/benchmarks.md).
   */
  static void sizeFor(SparkSession spark, BatchRequest request) {
    long biggest =
        request.tasks().stream()
            .mapToLong(task -> task.files().stream().mapToLong(SourceFile::bytes).sum())
            .max()
            .orElse(0);
    Map<String, String> fitting = new HashMap<>();
    // What is kept is read two or three times; to compress it takes longer than to spill it.
    fitting.put("spark.sql.inMemoryColumnarStorage.compressed", "false");
    fitting.put(
        SHUFFLE_PARTITIONS,
        Long.toString(Math.min(MOST_PARTITIONS, 1 + biggest / BYTES_A_SHUFFLE_PARTITION)));
    if (biggest <= INTERPRETED_BYTES) {
      fitting.putAll(FOR_LITTLE);
    }
    fitting.forEach(
        (name, value) -> {
          if (spark.sparkContext().getConf().getOption(name).isEmpty()) {
            spark.conf().set(name, value);
          }
        });
  }
}
