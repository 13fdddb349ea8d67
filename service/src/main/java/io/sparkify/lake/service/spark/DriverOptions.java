package io.sparkify.lake.service.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of a driver's virtual machine, as Spark reads them: words with quotes like a shell's.
 */
final class DriverOptions {
  private DriverOptions() {}

  /**
   * The job's own configuration of logs, a folder for temporary files and what is shared; what the
   * operator gave comes last, and so wins.
   */
  static String of(Path jobJar, Path local, List<String> shared, String operators) {
    // By its URL: the job's jar is not on the class path yet when the first line is logged.
    String log = "-Dlog4j2.configurationFile=jar:" + jobJar.toUri() + "!/lake-log4j2.properties";
    Stream<String> ours =
        Stream.concat(Stream.of(log, "-Djava.io.tmpdir=" + local), shared.stream());
    return Stream.concat(ours.map(DriverOptions::quoted), Stream.of(operators))
        .collect(Collectors.joining(" "))
        .strip();
  }

  private static String quoted(String option) {
    return "\"" + option.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
