package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.LoadTask;
import org.apache.spark.sql.SparkSession;

/**
 * What is done at the same time has the same share of the cores each. Otherwise Spark serves first
 * who asked first, and a small catalog would wait for all tasks of a big month.
 */
final class FairShare {
  private static final String POOL = "spark.scheduler.pool";

  private FairShare() {}

  /**
   * The queries of this thread, and of those that it starts from now on, share by this name.
   *
   * @param step of the task, such as the table that is made
   */
  static void take(SparkSession spark, LoadTask task, String step) {
    spark.sparkContext().setLocalProperty(POOL, task.partition() + " " + step);
  }
}
