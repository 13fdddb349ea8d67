package io.sparkify.lake.service.spark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides what the child's environment has that ours has not; all else it inherits, credentials
 * among it.
 */
final class DriverEnvironment {
  private DriverEnvironment() {}

  /**
   * The variables to set.
   *
   * @param local the driver's folder for temporary files, where it runs on this machine
   */
  static Map<String, String> of(SparkConfiguration configuration, Path local) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SPARK_HOME", configuration.sparkHome().home().toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    // The job has no business with the database.
    environment.put("LAKE_DATABASE_PASSWORD", "");
    if (configuration.drivesHere()) {
      // Not as spark.local.dir, which this variable hides, and of which Spark warns at every start.
      environment.put(
          "SPARK_LOCAL_DIRS",
          configuration.conf().getOrDefault("spark.local.dir", local.toString()));
    }
    if (configuration.isLocal()) {
      environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    }
    return environment;
  }
}
