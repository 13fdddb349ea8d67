package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.sparkify.lake.service.notify.Verifier;
import io.sparkify.lake.service.outbox.Receiver;
import io.sparkify.lake.service.run.Rest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service, which can start no Spark here, with receivers of all three kinds. */
class NotificationServiceTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final Receiver receiver = Receiver.down();

  @BeforeEach
  void oneSongIsThere() throws IOException {
    Path songs = Files.createDirectories(folder.resolve("song_data"));
    Files.createDirectories(folder.resolve("log_data"));
    Files.writeString(
        songs.resolve("a.json"),
        "{\"song_id\": \"S1\", \"artist_id\": \"A1\", \"title\": \"T\", \"duration\": 1.0}");
    Files.writeString(folder.resolve("secret"), SECRET);
    Files.writeString(folder.resolve("slack"), receiver.url("/services/T0/B0/PATHSECRET"));
    Files.writeString(
        folder.resolve("config.yml"),
        Files.readString(Path.of(InProcess.CONFIG))
            .replace(
                "notifications: []",
                """
                notifications:
                - name: ops
                  url: %s
                  on: [failed, recovered]
                  secret_file: %s
                - name: chat
                  format: slack
                  url_file: %s"""
                    .formatted(
                        receiver.url("/ops"), folder.resolve("secret"), folder.resolve("slack"))));
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private DropwizardTestSupport<LakeConfiguration> service() {
    return new DropwizardTestSupport<>(
        LakeApplication.class,
        folder.resolve("config.yml").toString(),
        InProcess.settings(
            () -> folder,
            "jdbc:h2:file:" + folder.resolve("db/lake"),
            ConfigOverride.config("source.song_data", folder.resolve("song_data").toString()),
            ConfigOverride.config("source.log_data", folder.resolve("log_data").toString()),
            ConfigOverride.config("lineage.url", receiver.url("/lineage")),
            ConfigOverride.config("outbox.first_delay", "100ms"),
            ConfigOverride.config("outbox.max_delay", "200ms")));
  }

  @Test
  void failedRunIsToldOverARestartWhenTheReceiversAreBack() throws Exception {
    DropwizardTestSupport<LakeConfiguration> first = service();
    first.before();
    try {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                String shown = send(first, "GET", "/notifications");
                assertThat(Rest.json(shown).get("items"))
                    .extracting(
                        item -> item.get("status").asText() + " " + item.get("waiting").asInt())
                    .containsExactly("failing 1", "failing 1", "failing 2");
                assertThat(shown).contains("It refuses connections").doesNotContain("PATHSECRET");
              });
    } finally {
      first.after();
    }
    receiver.up();
    DropwizardTestSupport<LakeConfiguration> second = service();
    second.before();
    try {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.accepted()).hasSize(4));
      assertOpsWasTold("failed", 1);
      assertThat(bodies("/services/T0/B0/PATHSECRET"))
          .singleElement()
          .satisfies(body -> assertThat(body.get("text").asText()).contains("songs failed: "));
      assertThat(bodies("/lineage"))
          .extracting(body -> body.get("eventType").asText())
          .containsExactly("START", "FAIL");
      String run = bodies("/ops").get(0).at("/data/run/id").asText();
      send(second, "POST", "/runs/" + run + "/retry");
      await().atMost(PATIENCE).untilAsserted(() -> assertOpsWasTold("failed", 2));
      JsonNode tested = Rest.json(send(second, "POST", "/notifications/ops/test"));
      assertThat(tested.get("delivered").asBoolean()).isTrue();
      assertOpsWasTold("test", 1);
    } finally {
      second.after();
    }
    assertThat(receiver.accepted())
        .filteredOn(request -> request.path().equals("/ops"))
        .extracting(request -> request.headers().get("webhook-id"))
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  private void assertOpsWasTold(String type, int times) {
    assertThat(bodies("/ops"))
        .filteredOn(body -> body.get("type").asText().equals(type))
        .hasSize(times);
    assertThat(receiver.accepted())
        .filteredOn(request -> request.path().equals("/ops"))
        .allMatch(
            request ->
                Verifier.accepts(
                    SECRET, request.headers(), request.body(), Clock.systemUTC().instant()));
  }

  private List<JsonNode> bodies(String path) {
    return receiver.accepted().stream()
        .filter(request -> request.path().equals(path))
        .map(request -> Rest.json(request.body()))
        .toList();
  }

  private static String send(
      DropwizardTestSupport<LakeConfiguration> service, String method, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:%d/api/v1%s".formatted(service.getLocalPort(), path));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
