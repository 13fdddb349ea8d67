package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import java.util.Map;
import java.util.TreeMap;

/** Decides which settings an application gets, and which of them the operator may change. */
final class SparkSettings {
  private SparkSettings() {}

  static Map<String, String> of(SparkConfiguration configuration, ApplicationTag tag) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.ui.enabled", "false");
    settings.putAll(configuration.conf());
    settings.put("spark.app.name", "lake-" + tag);
    settings.put("spark.master", configuration.master());
    settings.put("spark.submit.deployMode", configuration.deployMode());
    settings.put("spark.driver.memory", configuration.driverMemory());
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.yarn.tags", tag.toString());
    // The service is the only one that tries again.
    settings.put("spark.yarn.maxAppAttempts", "1");
    if (configuration.isLocal()) {
      settings.put("spark.driver.host", "127.0.0.1");
      settings.put("spark.driver.bindAddress", "127.0.0.1");
    }
    return settings;
  }
}
