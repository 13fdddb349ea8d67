package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Knows whether Spark can be started from here.
 *
 * @param home an absolute path, as the next
 */
record SparkHome(Path home, Path jobJar) {
  private static final String REMEDY =
      "Set SPARK_HOME to a Spark 4.1 for Scala 2.13, or unset it and build the one that comes along:"
          + " mvn -q -DskipTests package.";

  /** What is wrong with the installation; empty if nothing is. */
  Optional<Failure> problem() {
    if (!Files.isDirectory(home)) {
      return invalid("There is no folder " + home + ".");
    }
    if (!Files.isExecutable(submit())) {
      return invalid("There is no executable " + submit() + ".");
    }
    if (!hasSparkCore()) {
      return invalid("There is no spark-core jar in " + home.resolve("jars") + ".");
    }
    if (!Files.isReadable(jobJar)) {
      return Optional.of(jobJarMissing());
    }
    return Optional.empty();
  }

  Path submit() {
    return home.resolve("bin").resolve("spark-submit");
  }

  private boolean hasSparkCore() {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(home.resolve("jars"), "spark-core_*.jar")) {
      return jars.iterator().hasNext();
    } catch (IOException e) {
      return false;
    }
  }

  private Failure jobJarMissing() {
    return new Failure(
        FailureKind.BAD_CONFIGURATION,
        "job_jar_missing",
        "The job's jar is missing",
        "There is no readable file " + jobJar + ".",
        "Build it: mvn -q -DskipTests package; or correct spark.job_jar in config.yml.",
        "");
  }

  private static Optional<Failure> invalid(String cause) {
    return Optional.of(
        new Failure(
            FailureKind.BAD_CONFIGURATION,
            "spark_home_invalid",
            "SPARK_HOME does not name a Spark",
            cause,
            REMEDY,
            ""));
  }
}
