package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a line of a driver's log means when the driver has ended without a report. */
record LogRule(
    Pattern pattern, FailureKind kind, String code, String title, String cause, String remedy) {

  /** The first that fits decides. */
  static final List<LogRule> ALL =
      List.of(
          rule(
              "insufficient memory for the Java Runtime|Cannot allocate memory",
              FailureKind.INFRASTRUCTURE,
              "machine_out_of_memory",
              "The machine has no memory left",
              "The machine refused memory to the driver.",
              "Free memory on the machine or lower spark.driver_memory, then request the run again."),
          rule(
              "java\\.lang\\.OutOfMemoryError|GC overhead limit exceeded",
              FailureKind.BAD_CONFIGURATION,
              "driver_out_of_memory",
              "The driver ran out of memory",
              "The driver needed more memory than spark.driver_memory allows.",
              "Raise spark.driver_memory or lower batch.max_bytes in config.yml, then request the run again."),
          rule(
              "No space left on device|Disk quota exceeded|not enough space",
              FailureKind.INFRASTRUCTURE,
              "disk_full",
              "The disk is full",
              "A disk that the driver writes to has no space left.",
              "Free space where the lake and the work directory lie, then request the run again."),
          rule(
              "UnsupportedClassVersionError|no Java at",
              FailureKind.BAD_CONFIGURATION,
              "java_unfit",
              "The driver's Java does not fit",
              "The driver was started without a Java 17.",
              "Start the service with JDK 17 and set JAVA_HOME to it."),
          rule(
              "ClassNotFoundException|NoClassDefFoundError|NoSuchMethodError|Failed to load class"
                  + "|Could not find or load main class",
              FailureKind.BAD_CONFIGURATION,
              "class_missing",
              "The driver misses a class",
              "The job's jar and the Spark installation do not fit together.",
              "Build both again (mvn -q -DskipTests package), or set SPARK_HOME to a Spark 4.1 for Scala 2.13."),
          rule(
              "Permission denied|AccessDeniedException|AccessControlException",
              FailureKind.BAD_CONFIGURATION,
              "permission_denied",
              "Access was refused",
              "The service's user may not read or write a file that the driver needs.",
              "Give the user the right that the evidence names, then request the run again."),
          rule(
              "could not bind|BindException|Cannot assign requested address",
              FailureKind.INFRASTRUCTURE,
              "could_not_bind",
              "The driver found no free port",
              "The driver could not open a port on its address.",
              "Check spark.driver.bindAddress and the machine's network, then request the run again."));

  /** The failure, if a line says it. */
  Optional<Failure> apply(LogTail log) {
    int index = log.lastIndex(this::fits);
    return index < 0
        ? Optional.empty()
        : Optional.of(new Failure(kind, code, title, cause, remedy, log.evidenceFrom(index)));
  }

  private boolean fits(String line) {
    return pattern.matcher(line).find() && isSerious(line);
  }

  /** Whether it may be why a driver ended. */
  static boolean isSerious(String line) {
    return !line.contains(" WARN ") && !line.contains(" INFO ");
  }

  private static LogRule rule(
      String pattern, FailureKind kind, String code, String title, String cause, String remedy) {
    return new LogRule(Pattern.compile(pattern), kind, code, title, cause, remedy);
  }
}
