package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A whole service with an objective and without input notices what never came, by itself. */
@ExtendWith(DropwizardExtensionsSupport.class)
class FreshnessServiceTest {
  private static final String OLDEST = "2024-01";

  @TempDir static Path folder;

  private static final DropwizardAppExtension<LakeConfiguration> SERVICE =
      InProcess.service(
          () -> folder,
          "freshness",
          ConfigOverride.config("source.log_data", () -> folder.resolve("log").toString()),
          ConfigOverride.config("source.song_data", () -> folder.resolve("song").toString()),
          ConfigOverride.config("freshness.due", "2 06:00"),
          ConfigOverride.config("freshness.zone", "Europe/Paris"),
          ConfigOverride.config("freshness.since", OLDEST));

  @BeforeAll
  static void sourceIsEmpty() throws IOException {
    Files.createDirectories(folder.resolve("log"));
    Files.createDirectories(folder.resolve("song"));
  }

  @Test
  void newestMonthThatNeverCameIsToldOfOnce() {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(breaches(get("/freshness?state=MISSED"))).hasSize(1));
    JsonNode page = get("/freshness?limit=200");
    assertThat(page.at("/objective/zone").asText()).isEqualTo("Europe/Paris");
    JsonNode oldest = page.get("items").get(page.get("items").size() - 1);
    assertThat(oldest.get("partition").asText()).isEqualTo(OLDEST);
    assertThat(oldest.get("state").asText()).isEqualTo("MISSED");
    assertThat(oldest.get("why").asText())
        .contains("no input of it was ever seen; nobody was told, as the objective was set later");
    JsonNode overview = get("/overview").get("freshness");
    assertThat(overview.get("missed")).hasSize(10);
    assertThat(overview.get("oldest_breach_seconds").asLong()).isPositive();
  }

  private static List<JsonNode> breaches(JsonNode page) {
    return page.findValues("breach").stream().filter(JsonNode::isObject).toList();
  }

  private static JsonNode get(String path) {
    try {
      String url = "http://127.0.0.1:%d/api/v1%s".formatted(SERVICE.getLocalPort(), path);
      return new ObjectMapper()
          .readTree(
              HttpClient.newHttpClient()
                  .send(
                      HttpRequest.newBuilder(URI.create(url)).build(),
                      HttpResponse.BodyHandlers.ofString())
                  .body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
