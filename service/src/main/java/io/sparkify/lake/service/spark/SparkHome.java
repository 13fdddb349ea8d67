package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.service.diagnosis.Rules;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Knows whether Spark can be started from here.
 *
 * @param home an absolute path, as the next
 */
record SparkHome(Path home, Path jobJar) {
  /** What is wrong with the installation; empty if nothing is. */
  Optional<Failure> problem() {
    if (!Files.isDirectory(home)) {
      return problem("spark_home_invalid", "There is no folder " + home + ".");
    }
    if (!Files.isExecutable(submit())) {
      return problem("spark_home_invalid", "There is no executable " + submit() + ".");
    }
    if (version().isEmpty()) {
      return problem(
          "spark_home_invalid", "There is no spark-core jar in " + home.resolve("jars") + ".");
    }
    if (!Files.isReadable(jobJar)) {
      return problem("job_jar_missing", "There is no readable file " + jobJar + ".");
    }
    return Optional.empty();
  }

  Path submit() {
    return home.resolve("bin").resolve("spark-submit");
  }

  /** Of Spark, as the name of its jar says; empty if there is none. */
  Optional<String> version() {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(home.resolve("jars"), "spark-core_*.jar")) {
      return StreamSupport.stream(jars.spliterator(), false)
          .map(jar -> jar.getFileName().toString().replaceFirst("^spark-core_[^-]*-", ""))
          .map(name -> name.replaceFirst("\\.jar$", ""))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Failure> problem(String code, String cause) {
    Failure words = Rules.shipped().failure(code, Map.of(), "");
    return Optional.of(
        new Failure(words.kind(), words.code(), words.title(), cause, words.remedy(), ""));
  }
}
