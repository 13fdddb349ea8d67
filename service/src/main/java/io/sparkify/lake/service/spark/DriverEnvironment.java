package io.sparkify.lake.service.spark;

import java.util.HashMap;
import java.util.Map;

/**
 * Decides what the child's environment has that ours has not; all else it inherits, credentials
 * among it.
 */
final class DriverEnvironment {
  private DriverEnvironment() {}

  static Map<String, String> of(SparkConfiguration configuration, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SPARK_HOME", configuration.sparkHome().home().toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    // The job has no business with the database.
    environment.put("LAKE_DATABASE_PASSWORD", "");
    String local = settings.get("spark.local.dir");
    if (local != null) {
      // Where it is set, it goes before the setting.
      environment.put("SPARK_LOCAL_DIRS", local);
    }
    if (configuration.isLocal()) {
      environment.put("SPARK_LOCAL_IP", "127.0.0.1");
    }
    return environment;
  }
}
