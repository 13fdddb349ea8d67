package io.sparkify.lake.service.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What figures were measured on, and with; one sentence. */
record Machine(String words) {
  private static final Pattern MODEL = Pattern.compile("model name\\s*:\\s*(.*)");
  private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s*(\\d+) kB");
  private static final Pattern SPARK = Pattern.compile("spark-core_[\\d.]+-([\\d.]+)\\.jar");
  private static final double KIB_A_GIB = 1 << 20;

  static Machine of(Path root) throws IOException, SQLException {
    String memory = found(MEMORY, text(Path.of("/proc/meminfo")));
    return new Machine(
        String.format(
            Locale.ROOT,
            "%s, %d processors (%s), %.0f GiB, %s %s; Java %s, Spark %s, DuckDB %s; commit %s;"
                + " load %s.",
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            found(MODEL, text(Path.of("/proc/cpuinfo"))),
            memory.isEmpty() ? 0 : Long.parseLong(memory) / KIB_A_GIB,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"),
            spark(root),
            duckDb(),
            commit(root),
            load()));
  }

  /** Of the last minute: what else ran. */
  static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(Locale.ROOT, "%.1f", load);
  }

  private static String spark(Path root) throws IOException {
    try (Stream<Path> jars = Files.list(root.resolve("job/target/spark/jars"))) {
      return jars.map(jar -> found(SPARK, jar.getFileName().toString()))
          .filter(version -> !version.isEmpty())
          .findFirst()
          .orElse("?");
    }
  }

  private static String duckDb() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  /** With a mark if something is not committed. */
  private static String commit(Path root) throws IOException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static String text(Path file) throws IOException {
    return Files.isReadable(file) ? Files.readString(file) : "";
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
