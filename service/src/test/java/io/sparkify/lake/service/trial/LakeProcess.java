package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shipped service as a child process, started as a user starts it. */
final class LakeProcess implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("lake.root"));

  /** Outlives the trial, for whoever wants to know why it failed. */
  private static final Path LOGS = ROOT.resolve("service/target/trials");

  private static final Pattern API = Pattern.compile("API: (http://localhost:\\d+/api/v1)");
  private static final Pattern HEALTH =
      Pattern.compile("health: (http://localhost:\\d+)/healthcheck");

  /** Trials are many short lives of virtual machines, and the best compiler is most of them. */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final String lake;
  private final Process process;
  private final Path output;
  private final SharedClasses classes;
  private final long begin = System.nanoTime();

  private LakeProcess(String lake, Process process, Path output, SharedClasses classes) {
    this.lake = lake;
    this.process = process;
    this.output = output;
    this.classes = classes;
  }

  static LakeProcess start(Site site) {
    return start(site, Map.of());
  }

  /** Returns when the service answers. */
  static LakeProcess start(Site site, Map<String, String> environment) {
    SharedClasses classes = SharedClasses.ofService();
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(classes.options());
    command.addAll(List.of("-jar", "service/target/lake-service.jar", "server", "config.yml"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("LAKE_"));
    builder.environment().remove("SPARK_HOME");
    // Most trials are about what fails, and not about what becomes of it.
    builder.environment().put("LAKE_RETRY_MAX_ATTEMPTS", "1");
    builder.environment().put("JAVA_TOOL_OPTIONS", SHORT_LIVED);
    // One for all trials, as each has a work folder of its own.
    builder
        .environment()
        .put("LAKE_CLASS_ARCHIVE", ROOT.resolve("service/target/classes-of-spark").toString());
    builder.environment().putAll(site.environment());
    builder.environment().putAll(environment);
    String lake = environment.getOrDefault("LAKE_OUTPUT", site.lake().toString());
    try {
      Path output = Files.createTempFile(Files.createDirectories(LOGS), "service", ".log");
      builder.directory(ROOT.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
      LakeProcess started = new LakeProcess(lake, builder.start(), output, classes);
      started.awaitReady();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    try {
      await().atMost(PATIENCE).until(() -> !process.isAlive() || HEALTH.matcher(output()).find());
      assertThat(process.isAlive()).as(output()).isTrue();
    } catch (RuntimeException | AssertionError e) {
      close();
      throw e;
    }
  }

  LakeApi api() {
    return new LakeApi(found(API), found(HEALTH));
  }

  /** Where its port is, without a path. */
  String url() {
    return found(API).replace("/api/v1", "");
  }

  /** Everything that the service wrote to its console. */
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The environment of the Spark driver that this service started; empty while there is none. */
  List<String> driverEnvironment() {
    return driver().map(driver -> words(driver, "environ")).orElse(List.of());
  }

  /** The arguments of the Spark driver that this service started; empty while there is none. */
  List<String> driverArguments() {
    return driver().map(driver -> words(driver, "cmdline")).orElse(List.of());
  }

  boolean hasDriver() {
    return driver().isPresent();
  }

  /** Kills the Spark driver that this service started, at once. */
  void killDriver() {
    ProcessHandle driver = driver().orElseThrow();
    assertThat(driver.destroyForcibly()).isTrue();
    driver.onExit().join();
  }

  /** Asks the Spark driver that this service started to end, as a machine does that shuts down. */
  void askDriverToEnd() {
    assertThat(driver().orElseThrow().destroy()).isTrue();
  }

  /** Kills the service at once, and not its driver. */
  void kill() {
    assertThat(process.destroyForcibly().onExit().join().isAlive()).isFalse();
  }

  /** Has the service stand still, and not its driver. */
  void freeze() {
    signal("-STOP", process.toHandle());
  }

  /** Has the service go on as if no time had passed. */
  void thaw() {
    signal("-CONT", process.toHandle());
  }

  /** Has the Spark driver stand still, so that it cannot be done before something else happens. */
  void freezeDriver() {
    signal("-STOP", driver().orElseThrow());
  }

  /** Has the Spark driver go on, if it is still there. */
  void thawDriver() {
    driver().ifPresent(driver -> signal("-CONT", driver));
  }

  private static void signal(String name, ProcessHandle process) {
    try {
      Process kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while sending a signal", e);
    }
  }

  /** How long ago the service was started. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** The command line of a process; none of one that has gone. */
  static List<String> arguments(ProcessHandle process) {
    return words(process, "cmdline");
  }

  /** Asks the service to end, and waits until it and its driver have. */
  void stop() {
    process.destroy();
    assertThat(hasEnded()).as("ends when asked to:%n%s", output()).isTrue();
  }

  @Override
  public void close() {
    process.destroy();
    if (hasEnded()) {
      classes.keep();
    } else {
      process.destroyForcibly();
    }
    for (Optional<ProcessHandle> left = driver(); left.isPresent(); left = driver()) {
      left.get().destroyForcibly();
      left.get().onExit().join();
    }
  }

  private boolean hasEnded() {
    try {
      return process.waitFor(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String found(Pattern pattern) {
    Matcher matcher = pattern.matcher(output());
    assertThat(matcher.find()).as(output()).isTrue();
    return matcher.group(1);
  }

  /** The process that loads into this site's lake: no other trial's names that folder. */
  private Optional<ProcessHandle> driver() {
    String request = lake + "/_lake/applications/";
    return ProcessHandle.allProcesses()
        .filter(other -> other.pid() != ProcessHandle.current().pid())
        .filter(other -> words(other, "cmdline").stream().anyMatch(each -> each.contains(request)))
        .findAny();
  }

  /** What the kernel knows of a process; nothing of one that has gone. */
  private static List<String> words(ProcessHandle process, String file) {
    Path path = Path.of("/proc", Long.toString(process.pid()), file);
    try {
      return List.of(new String(Files.readAllBytes(path), StandardCharsets.UTF_8).split("\0", -1));
    } catch (IOException e) {
      return List.of();
    }
  }
}
