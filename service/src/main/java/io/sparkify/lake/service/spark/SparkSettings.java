package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides which settings an application gets, and which of them the operator may change. */
final class SparkSettings {
  static final String DRIVER_OPTIONS = "spark.driver.extraJavaOptions";

  private SparkSettings() {}

  /**
   * All settings of one application.
   *
   * @param fileSystems settings of Hadoop's file systems, none of them secret
   * @param local the driver's folder for temporary files, where it runs on this machine
   * @param shared options of its virtual machine there
   */
  static Map<String, String> of(
      SparkConfiguration configuration,
      ApplicationTag tag,
      Map<String, String> fileSystems,
      Path local,
      List<String> shared) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.ui.enabled", "false");
    // What tasks under way have read is part of the progress.
    settings.put("spark.executor.heartbeatInterval", "1s");
    fileSystems.forEach((name, value) -> settings.put("spark.hadoop." + name, value));
    settings.putAll(configuration.conf());
    settings.put("spark.app.name", "lake-" + tag);
    settings.put("spark.master", configuration.master());
    settings.put("spark.submit.deployMode", configuration.deployMode());
    settings.put("spark.driver.memory", configuration.driverMemory());
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.yarn.tags", tag.toString());
    // The service is the only one that tries again.
    settings.put("spark.yarn.maxAppAttempts", "1");
    if (configuration.drivesHere()) {
      settings.putIfAbsent("spark.hadoop.hadoop.tmp.dir", local.toString());
      settings.put(
          DRIVER_OPTIONS,
          DriverOptions.of(
              configuration.sparkHome().jobJar(), local, shared, configuration.driverOptions()));
    }
    if (configuration.isLocal()) {
      settings.put("spark.driver.host", "127.0.0.1");
      settings.put("spark.driver.bindAddress", "127.0.0.1");
    }
    return settings;
  }
}
