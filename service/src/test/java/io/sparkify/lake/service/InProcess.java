package io.sparkify.lake.service;

import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The settings of a whole service inside of a test, which writes into one folder. */
final class InProcess {
  /** Of config.yml, which the settings override. */
  static final String CONFIG = "../config.yml";

  private InProcess() {}

  /**
   * The service with an own database in memory, for a test class to start.
   *
   * @param name of the database
   * @param more as in {@link #settings}
   */
  static DropwizardAppExtension<LakeConfiguration> service(
      Supplier<Path> folder, String name, ConfigOverride... more) {
    String database = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(name);
    return new DropwizardAppExtension<>(
        LakeApplication.class, CONFIG, settings(folder, database, more));
  }

  /**
   * Ports that are free, no Spark, and next to no log.
   *
   * @param folder asked for when the service starts
   * @param database its JDBC URL
   * @param more what else differs from config.yml
   */
  static ConfigOverride[] settings(Supplier<Path> folder, String database, ConfigOverride... more) {
    return withSpark("/no/spark", folder, database, more);
  }

  /** The same with this Spark; of two that set the same it is not sure which one holds. */
  static ConfigOverride[] withSpark(
      String home, Supplier<Path> folder, String database, ConfigOverride... more) {
    return Stream.concat(
            Stream.of(
                ConfigOverride.config("server.applicationConnectors[0].port", "0"),
                ConfigOverride.config("server.adminConnectors[0].port", "0"),
                ConfigOverride.config("work", () -> folder.get().resolve("work").toString()),
                ConfigOverride.config("output", () -> folder.get().resolve("lake").toString()),
                ConfigOverride.config("spark.home", home),
                ConfigOverride.config("database.url", database),
                ConfigOverride.config("logging.level", "ERROR")),
            Stream.of(more))
        .toArray(ConfigOverride[]::new);
  }

  /** No client is ever told to come back later. */
  static ConfigOverride[] unlimited(ConfigOverride... more) {
    return Stream.concat(
            Stream.of(
                ConfigOverride.config("limits.requests_per_second", "1000000"),
                ConfigOverride.config("limits.burst", "1000000")),
            Stream.of(more))
        .toArray(ConfigOverride[]::new);
  }
}
