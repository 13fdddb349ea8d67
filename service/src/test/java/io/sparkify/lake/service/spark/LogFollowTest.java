package io.sparkify.lake.service.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dropwizard.testing.junit5.DropwizardClientExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.error.ProblemFeature;
import io.sparkify.lake.service.spark.AttemptLocations.AttemptLocation;
import io.sparkify.lake.service.storage.Location;
import io.sparkify.lake.service.storage.Storage;
import io.sparkify.lake.service.stream.EventClient;
import io.sparkify.lake.service.stream.EventClient.Event;
import io.sparkify.lake.service.stream.StreamLimits;
import io.sparkify.lake.service.stream.Streams;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DropwizardExtensionsSupport.class)
class LogFollowTest {
  private static final RunId RUN = RunId.random();

  @TempDir static Path folder;

  private final ApplicationTag tag = ApplicationTag.random();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean isOver;
  private volatile @Nullable String launchedOn = "here";
  private final Streams streams =
      new Streams(
          new StreamLimits(
              200, Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2)),
          new MutableClock(Instant.EPOCH),
          () -> {});
  private final DropwizardClientExtension server =
      new DropwizardClientExtension(
          new ProblemFeature(),
          new RunFilesResource(
              this::locate,
              new ApplicationLogs(folder, "here"),
              streams,
              new ReportTexts(new Storage(), Location.resolve("lake", folder))));
  private final List<EventClient> clients = new ArrayList<>();

  @BeforeEach
  void makeFolder() throws IOException {
    Files.createDirectories(folder.resolve("logs"));
  }

  @AfterEach
  void closeAll() {
    clients.forEach(EventClient::close);
    streams.close();
  }

  @Test
  void linesComeAsTheyAreWrittenAndTheEndIsSaid() throws Exception {
    EventClient client = follow("");
    streams.pump();
    assertThat(client.arrived()).isEmpty();
    write("Björk\nhalf a");
    streams.pump();
    assertThat(client.next()).isEqualTo(new Event("7", "message", "Björk"));
    write(" line\nno end");
    streams.pump();
    assertThat(client.next()).isEqualTo(new Event("19", "message", "half a line"));
    isOver = true;
    streams.pump();
    assertThat(client.next(2))
        .containsExactly(
            new Event("25", "message", "no end"),
            new Event("25", "end", "{\"attempt\":1,\"size\":25}"));
    await().until(client::hasEnded);
    await().until(() -> streams.count() == 0);
  }

  @Test
  void clientGoesOnWhereItWas() throws Exception {
    write("one\ntwo\nthree\n");
    assertThat(follow("", "Last-Event-ID", "4").next()).extracting(Event::data).isEqualTo("two");
    assertThat(follow("?from=8").next()).extracting(Event::data).isEqualTo("three");
  }

  @Test
  void manyFollowersOfALogAskOnceARoundWhetherItHasEnded() throws Exception {
    write("one\n");
    for (int i = 0; i < 20; i++) {
      follow("");
    }
    int before = asked.get();
    streams.pump();
    assertThat(asked.get() - before).isEqualTo(1);
  }

  @Test
  void bigLogComesWholeThoughNoRoundSendsAllOfIt() throws Exception {
    String line = "x".repeat(999) + "\n";
    write(line.repeat(2_000));
    isOver = true;
    EventClient client = follow("");
    List<Event> events = new ArrayList<>();
    await()
        .untilAsserted(
            () -> {
              streams.pump();
              events.addAll(client.arrived());
              assertThat(events).hasSize(2_001);
            });
    assertThat(events.get(2_000))
        .isEqualTo(new Event("2000000", "end", "{\"attempt\":1,\"size\":2000000}"));
  }

  @Test
  void logOfAnotherMachineIsAskedForThere() throws Exception {
    launchedOn = "other.example";
    for (String accept : List.of("text/event-stream", "text/plain")) {
      HttpResponse<String> refused = get("/log", accept);
      assertThat(refused.statusCode()).isEqualTo(404);
      assertThat(refused.body())
          .contains("\"code\":\"log_elsewhere\"")
          .contains("lies on other.example");
    }
    write("shared folder\n");
    assertThat(get("/log", "text/plain").body()).isEqualTo("shared folder\n");
  }

  @Test
  void endedAttemptWithoutALogHasNone() throws Exception {
    isOver = true;
    assertThat(get("/log", "text/event-stream").body()).contains("\"code\":\"no_log\"");
  }

  @Test
  void plainTextIsTheDefault() throws Exception {
    write("one\n");
    HttpResponse<String> plain = get("/log", "*/*");
    assertThat(plain.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
    assertThat(plain.body()).isEqualTo("one\n");
  }

  private Optional<AttemptLocation> locate(RunId run, OptionalInt number) {
    asked.incrementAndGet();
    return number.orElse(1) == 1
        ? Optional.of(new AttemptLocation(run, 1, tag, isOver, launchedOn))
        : Optional.empty();
  }

  private void write(String text) throws IOException {
    Files.writeString(
        folder.resolve("logs").resolve(tag + ".log"),
        text,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private EventClient follow(String query, String... headers) throws Exception {
    EventClient client = EventClient.open(uri("/log" + query), headers);
    clients.add(client);
    assertThat(client.answer().status()).isEqualTo(200);
    streams.pump();
    return client;
  }

  private HttpResponse<String> get(String path, String accept) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri(path)).header("Accept", accept).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create(server.baseUri() + "/runs/" + RUN + path);
  }
}
