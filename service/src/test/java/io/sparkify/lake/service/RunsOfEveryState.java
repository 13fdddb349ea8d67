package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.log.MarkedLines;
import io.sparkify.lake.service.meter.Exposition;
import io.sparkify.lake.service.spark.FakeSpark;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** A whole service with a run in every state, whose driver is played by hand. */
final class RunsOfEveryState implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final FakeSpark spark;
  private final DropwizardAppExtension<LakeConfiguration> service;
  private Map<String, LoadTask> tasks = Map.of();
  private List<ILoggingEvent> lines = List.of();

  RunsOfEveryState(Path folder) throws IOException {
    this.folder = folder;
    this.spark = FakeSpark.that(folder, FakeSpark.WAIT);
    this.service = service(folder, spark);
  }

  /** What the service logged meanwhile. */
  List<ILoggingEvent> lines() {
    return lines;
  }

  int port() {
    return service.getLocalPort();
  }

  LoadTask task(RunId run) {
    return tasks.values().stream().filter(task -> task.runId().equals(run)).findAny().orElseThrow();
  }

  /** Starts the service and has everything happen. */
  void load() throws Exception {
    HandDriver driver = new HandDriver(folder.resolve("lake"));
    input("songs/a.json");
    for (int month = 1; month <= 6; month++) {
      input("logs/2018/%02d/a.json".formatted(month));
    }
    service.before();
    try (MarkedLines log = MarkedLines.open()) {
      await().atMost(PATIENCE).until(() -> get("/partitions").contains("\"total_entries\":7"));
      loadCatalog(driver);
      loadMonths(driver);
      lines = log.events();
    }
  }

  private void loadCatalog(HandDriver driver) throws Exception {
    post("/runs", "{\"partition\":\"songs\",\"reason\":\"trial\"}");
    BatchRequest request = driver.awaitRequest();
    keep(request);
    driver.succeeds(request, task("songs"));
    await().atMost(PATIENCE).until(() -> runs("SUCCEEDED").contains("\"total_entries\":1"));
    await().until(() -> Files.exists(spark.home().resolve("gate")));
    spark.openGate();
  }

  private void keep(BatchRequest request) {
    Map<String, LoadTask> all = new HashMap<>(tasks);
    request.tasks().forEach(task -> all.put(task.partition().value(), task));
    tasks = Map.copyOf(all);
  }

  private void loadMonths(HandDriver driver) throws Exception {
    // In one transaction, so that one application gets all of them.
    post("/backfills", "{\"from\":\"2018-01\",\"to\":\"2018-06\",\"reason\":\"trial\"}");
    BatchRequest request = driver.awaitRequest();
    keep(request);
    assertThat(request.tasks()).hasSize(6);
    driver.says(request);
    await().atMost(PATIENCE).until(() -> runs("RUNNING").contains("\"total_entries\":6"));
    driver.succeeds(request, task("2018-01"));
    driver.fails(request, task("2018-02"), FailureKind.BAD_DATA, "A\nforged line");
    driver.rejects(request, task("2018-03"));
    driver.fails(request, task("2018-04"), FailureKind.INFRASTRUCTURE, "It was dark.");
    post("/runs/%s/cancel".formatted(task("2018-05").runId()), "{}");
    driver.fails(request, task("2018-05"), FailureKind.CANCELLED, "Nobody wants it.");
    await().atMost(PATIENCE).until(() -> runs("RUNNING").contains("\"total_entries\":1"));
  }

  @Override
  public void close() throws IOException {
    service.after();
    Path gate = spark.home().resolve("gate");
    if (Files.exists(gate)) {
      // In this mode a pipe that nobody reads any more does not block.
      try (RandomAccessFile open = new RandomAccessFile(gate.toFile(), "rw")) {
        open.write('\n');
      }
    }
  }

  /** Counts are a tick behind, and what takes a look at all partitions some seconds. */
  Exposition awaitTally() throws Exception {
    return scrapeWith(
        found ->
            found.samples("lake_runs_ended_total").stream().mapToDouble(found::value).sum() == 5
                && found.value("lake_runs_active{state=\"RUNNING\"}") == 1
                && found.value("lake_partitions{state=\"LOADED\"}") == 2
                && found.value("lake_attempts_failed_total{failure_kind=\"infrastructure\"}") == 1);
  }

  Exposition scrapeWith(Predicate<Exposition> isRight) throws Exception {
    return Objects.requireNonNull(
        await().atMost(PATIENCE).until(() -> Exposition.parse(scrapeText()), isRight));
  }

  String scrapeText() throws Exception {
    HttpResponse<String> page = send("GET", service.getAdminPort(), "/metrics");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain; version=0.0.4");
    return page.body();
  }

  String runs(String state) throws Exception {
    return get("/runs?state=" + state);
  }

  String get(String path) throws Exception {
    return send("GET", service.getLocalPort(), "/api/v1" + path).body().replaceAll("\\s", "");
  }

  private void post(String path, String json) throws Exception {
    URI uri = URI.create("http://localhost:%d/api/v1%s".formatted(service.getLocalPort(), path));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  LoadTask task(String partition) {
    return Objects.requireNonNull(tasks.get(partition));
  }

  static HttpResponse<String> send(String method, int port, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private void input(String file) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "{}\n");
  }

  private static DropwizardAppExtension<LakeConfiguration> service(Path folder, FakeSpark spark) {
    return new DropwizardAppExtension<>(
        LakeApplication.class,
        InProcess.CONFIG,
        InProcess.withSpark(
            spark.home().toString(),
            () -> folder,
            "jdbc:h2:mem:telemetry;DB_CLOSE_DELAY=-1",
            ConfigOverride.config("source.song_data", folder.resolve("songs").toString()),
            ConfigOverride.config("source.log_data", folder.resolve("logs").toString()),
            ConfigOverride.config("source.auto_load", "false"),
            ConfigOverride.config("freshness.due", "2 06:00"),
            ConfigOverride.config("freshness.since", "2018-01"),
            ConfigOverride.config("events.heartbeat", "1s"),
            ConfigOverride.config("retry.first_delay", "10m"),
            ConfigOverride.config("spark.job_jar", spark.jobJar().toString()),
            ConfigOverride.config("spark.class_archive", "off")));
  }
}
