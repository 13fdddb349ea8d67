package io.sparkify.lake.service.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end, without settings of ours in their environment. */
final class Programs {
  private static final double NANOS = 1e9;
  private static final int TAIL = 3_000;
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private Programs() {}

  /** Takes out what would change what is measured. */
  static void clean(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(
            name ->
                name.startsWith("LAKE_")
                    || name.startsWith("SPARK_")
                    || name.startsWith("JAVA_TOOL")
                    || name.equals("JDK_JAVA_OPTIONS"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  /**
   * Runs it to its end.
   *
   * @param folder where it runs, and its log is
   * @return the seconds it took
   */
  static double time(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    return time(folder, environment, command, FOR_EVER);
  }

  /**
   * Runs it to its end, or kills it.
   *
   * @param limit after which it is killed
   * @return the seconds it took; the limit if it was killed
   */
  static double time(
      Path folder, Map<String, String> environment, List<String> command, Duration limit)
      throws IOException, InterruptedException {
    Path log = Files.createDirectories(folder).resolve("program.log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    clean(builder.environment());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    long begin = System.nanoTime();
    Process process = builder.start();
    try {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        return limit.toSeconds();
      }
      int status = process.exitValue();
      double seconds = (System.nanoTime() - begin) / NANOS;
      if (status != 0) {
        throw new IOException("%s ended with %d: %s".formatted(command, status, tail(log)));
      }
      return seconds;
    } finally {
      process.destroyForcibly();
    }
  }

  private static String tail(Path log) throws IOException {
    String text = Files.readString(log);
    return text.substring(Math.max(0, text.length() - TAIL));
  }
}
