package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.SourceFile;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark session with the settings that the tables' content depends on, whatever the machine or
 * the cluster says.
 */
public final class LakeSession {
  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";

  private static final long BYTES_A_SHUFFLE_PARTITION = 32L * 1024 * 1024;

  /** The driver keeps books of each pair of tasks on both sides of a shuffle. */
  private static final long MOST_PARTITIONS = 10_000;

  /** Up to here rows are handled faster by what is there already (docs/benchmarks.md). */
  private static final long INTERPRETED_BYTES = 16L * 1024 * 1024;

  private static final Map<String, String> FOR_LITTLE =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN");

  private LakeSession() {}

  /** Settings that must be there before the context is. */
  public static SparkSession start(String applicationName) {
    // The API's own builder looks for this one by Scala's reflection, which takes half a second.
    return org.apache.spark.sql.classic.SparkSession.builder()
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
  }

  /** How many partitions a shuffle of a month's plays is to have. */
  static int shufflePartitions(SparkSession spark) {
    return Integer.parseInt(spark.conf().get(SHUFFLE_PARTITIONS));
  }

  /**
   * Fits the session to the biggest partition of the batch, as far as nobody asked for something
   * else: what is kept between steps is not resized by Spark itself, and 200 tasks for a few
   * megabytes are most of a small month's time. So is compiling code for them.
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
