package io.sparkify.lake.service.bench;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.job.contract.LogMonth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The service as a user starts it, and what it is asked over REST. */
final class ServiceUnderTest implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("API: (http://localhost:\\d+/api/v1)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration SELDOM = Duration.ofMillis(250);
  private static final double NANOS = 1e9;
  private static final double KB_A_MB = 1e3;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final Path log;
  private final long begin = System.nanoTime();

  private ServiceUnderTest(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Returns at once.
   *
   * @param root where the command runs
   * @param folder for its log
   */
  static ServiceUnderTest start(
      Path root, Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    Path log = Files.createDirectories(folder).resolve("service.log");
    ProcessBuilder builder = new ProcessBuilder(command);
    Programs.clean(builder.environment());
    builder.environment().putAll(environment);
    builder.directory(root.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    return new ServiceUnderTest(builder.start(), log);
  }

  /** The seconds from its start until it answered. */
  double awaitReady() {
    await()
        .atMost(Duration.ofMinutes(5))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> !process.isAlive() || READY.matcher(output()).find());
    if (!process.isAlive()) {
      throw new IllegalStateException("The service did not start: " + output());
    }
    return (System.nanoTime() - begin) / NANOS;
  }

  /** Waits until this many partitions are known. */
  void awaitDiscovered(int partitions) {
    await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(LOOK)
        .until(() -> get("/partitions?limit=200").path("items").size() == partitions);
  }

  /** Waits until it has seen that a partition is not what was loaded any more. */
  void awaitChanged(String partition) {
    await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(LOOK)
        .until(() -> get("/partitions/" + partition).path("state").asText().equals("CHANGED"));
  }

  /** Waits until an application that was started ahead is warm. */
  void awaitWarm(Path work) {
    await().atMost(Duration.ofMinutes(5)).pollInterval(LOOK).until(() -> isWarm(work));
  }

  private static boolean isWarm(Path work) throws IOException {
    Path logs = work.resolve("logs");
    if (!Files.isDirectory(logs)) {
      return false;
    }
    try (Stream<Path> all = Files.list(logs)) {
      for (Path log : all.toList()) {
        if (Files.readString(log).contains("Warm, and waiting")) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Asks for these months and the catalog, all due.
   *
   * @return the seconds from the request until the last one ended, by the service's own word: to
   *     ask it again and again would take a third of a processor
   */
  double load(LogMonth from, LogMonth to, int runs) {
    Instant asked = Instant.now();
    JsonNode backfill = post("/backfills", "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, to));
    String path = "/backfills/" + backfill.path("id").asText();
    await()
        .atMost(Duration.ofHours(3))
        .pollInterval(SELDOM)
        .until(() -> get(path).path("state").asText().equals("done"));
    JsonNode ended = get(path).path("runs");
    if (ended.path("succeeded").asInt() != runs) {
      throw failed("Of %d runs not all succeeded: %s".formatted(runs, ended));
    }
    return Duration.between(asked, lastEnd()).toNanos() / NANOS;
  }

  /**
   * Asks for one partition.
   *
   * @return the seconds from the request until it ended, by the service's own word
   */
  double load(String partition) {
    Instant asked = Instant.now();
    JsonNode run =
        post("/runs", "{\"partition\":\"%s\",\"reason\":\"a benchmark\"}".formatted(partition));
    String path = "/runs/" + run.path("id").asText();
    await()
        .atMost(Duration.ofHours(3))
        .pollInterval(SELDOM)
        .until(() -> get(path).path("ended_at").isTextual());
    JsonNode ended = get(path);
    if (!ended.path("state").asText().equals("SUCCEEDED")) {
      throw failed("The run did not succeed: " + ended);
    }
    return Duration.between(asked, endOf(ended)).toNanos() / NANOS;
  }

  private IllegalStateException failed(String words) {
    return new IllegalStateException(
        "%s%n%s%n%s"
            .formatted(
                words,
                String.join("\n", FailedRuns.words(get("/runs?state=FAILED&limit=200"))),
                output()));
  }

  private Instant lastEnd() {
    return get("/runs?limit=200")
        .path("items")
        .valueStream()
        .map(ServiceUnderTest::endOf)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Instant endOf(JsonNode run) {
    return Instant.parse(run.path("ended_at").asText());
  }

  /** Waits for the drivers, which end after their last word: the first one with an archive. */
  void awaitDriversGone() {
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(LOOK)
        .until(() -> process.descendants().findAny().isEmpty());
  }

  /** How many Spark applications these runs were, counted by their attempts. */
  long applications() {
    return get("/runs?limit=200").path("items").findValuesAsText("application_id").stream()
        .distinct()
        .count();
  }

  /** Its resident memory. */
  double residentMegabytes() {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
      Matcher matcher = RESIDENT.matcher(status);
      if (!matcher.find()) {
        throw new IllegalStateException("No VmRSS in " + status);
      }
      return Long.parseLong(matcher.group(1)) / KB_A_MB;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode get(String path) {
    return send(request(path));
  }

  private JsonNode post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    Matcher matcher = READY.matcher(output());
    if (!matcher.find()) {
      throw new IllegalStateException("It is not ready: " + output());
    }
    return HttpRequest.newBuilder(URI.create(matcher.group(1) + path));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(answer.uri() + ": " + answer.body());
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the service", e);
    }
  }

  private String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end, and its driver with it if there is one. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!hasEnded()) {
      process.destroyForcibly();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean hasEnded() {
    try {
      return process.waitFor(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
