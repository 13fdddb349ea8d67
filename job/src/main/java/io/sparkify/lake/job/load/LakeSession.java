package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.SourceFile;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark session with the settings that the tables' content depends on, whatever the machine or
 * the cluster says.
 */
public final class LakeSession {
  private static final long BYTES_A_SHUFFLE_PARTITION = 32L * 1024 * 1024;

  private LakeSession() {}

  /** Settings that must be there before the context is. */
  public static SparkSession start(String applicationName) {
    return SparkSession.builder()
        .appName(applicationName)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        .config("spark.sql.parquet.compression.codec", "zstd")
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

  /**
   * Sizes shuffles by the biggest partition of the batch: what is kept between steps is not resized
   * by Spark itself, and 200 tasks for a few megabytes are most of a small month's time.
   */
  static void sizeFor(SparkSession spark, BatchRequest request) {
    long biggest =
        request.tasks().stream()
            .mapToLong(task -> task.files().stream().mapToLong(SourceFile::bytes).sum())
            .max()
            .orElse(0);
    long partitions = 1 + biggest / BYTES_A_SHUFFLE_PARTITION;
    spark.conf().set("spark.sql.shuffle.partitions", partitions);
  }
}
