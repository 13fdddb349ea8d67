package io.sparkify.lake.job.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of this virtual machine's tests. */
public final class TestSpark {
  private static final SparkSession SESSION = start();

  private TestSpark() {}

  public static SparkSession session() {
    return SESSION;
  }

  private static SparkSession start() {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.executor.heartbeatInterval", "1s");
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    try {
      return LakeSession.start("tests");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
