package io.sparkify.lake.service.spark;

import java.nio.file.Path;

/**
 * The options of a driver's virtual machine, as Spark reads them: words with quotes like a shell's.
 */
final class DriverOptions {
  private DriverOptions() {}

  /**
   * The job's own configuration of logs and a folder for temporary files; what the operator gave
   * comes last, and so wins.
   */
  static String of(Path jobJar, Path local, String operators) {
    // By its URL: the job's jar is not on the class path yet when the first line is logged.
    String log = "-Dlog4j2.configurationFile=jar:" + jobJar.toUri() + "!/lake-log4j2.properties";
    return (quoted(log) + " " + quoted("-Djava.io.tmpdir=" + local) + " " + operators).strip();
  }

  private static String quoted(String option) {
    return "\"" + option.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
