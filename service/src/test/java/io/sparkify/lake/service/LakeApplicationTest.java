package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.sparkify.lake.service.openapi.Contract;
import io.sparkify.lake.service.openapi.Resources;
import io.sparkify.lake.service.stream.EventClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class LakeApplicationTest {
  @TempDir static Path folder;
  private static final DropwizardAppExtension<LakeConfiguration> SERVICE =
      InProcess.service(() -> folder, "application");

  @Test
  void unknownPathOfTheApiIsAProblemDocument() throws Exception {
    assertNotFound(get(SERVICE.getLocalPort(), "/api/v1/nothing"), "/api/v1/nothing");
  }

  @Test
  void unknownPathOutsideTheApiIsAProblemDocument() throws Exception {
    assertNotFound(get(SERVICE.getLocalPort(), "/nothing"), "/nothing");
  }

  @Test
  void unknownPathOfTheAdminPortIsAProblemDocument() throws Exception {
    assertNotFound(get(SERVICE.getAdminPort(), "/nothing"), "/nothing");
  }

  @Test
  void documentIsServedAtTheRootAndBesideTheCalls() throws Exception {
    HttpResponse<String> document = get(SERVICE.getLocalPort(), "/openapi.json");
    assertThat(document.statusCode()).isEqualTo(200);
    assertThat(document.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(document.body()).contains("\"openapi\" : \"3.1.0\"", "\"listRuns\"");
    assertThat(get(SERVICE.getLocalPort(), "/api/v1/openapi.json").body())
        .isEqualTo(document.body());
  }

  @Test
  void documentNamesTheCallsThatTheServerHas() throws Exception {
    Contract served = Contract.of(get(SERVICE.getLocalPort(), "/openapi.json").body());
    assertThat(served.document().get("paths"))
        .isEqualTo(Resources.contract().document().get("paths"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/",
        "/docs/try.js",
        "/docs/ui/swagger-ui-bundle.js",
        "/docs/ui/swagger-ui.css"
      })
  void pageToTryTheCallsIsServedWhole(String path) throws Exception {
    assertThat(get(SERVICE.getLocalPort(), path).statusCode()).isEqualTo(200);
  }

  @Test
  void pageWithoutItsSlashLeadsToThePage() throws Exception {
    HttpResponse<String> answer = get(SERVICE.getLocalPort(), "/docs");
    assertThat(answer.statusCode()).isIn(301, 302);
    assertThat(answer.headers().firstValue("Location").orElse("")).isEqualTo("docs/");
  }

  @Test
  void unhealthyServiceAnswers503AndSaysWhatToDo() throws Exception {
    HttpResponse<String> response = get(SERVICE.getAdminPort(), "/healthcheck");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .contains("\"database\":{\"healthy\":true")
        .contains("\"work\":{\"healthy\":true")
        .contains("\"ticks\":{\"healthy\":true")
        .contains("\"spark\":{\"healthy\":false,\"message\":\"There is no folder /no/spark.")
        .contains("SPARK_HOME");
  }

  @Test
  void eventsArriveAtOnceThoughTheClientTakesCompressedAnswers() throws Exception {
    URI events = URI.create("http://localhost:%d/api/v1/events".formatted(SERVICE.getLocalPort()));
    try (EventClient client = EventClient.open(events, "Accept-Encoding", "gzip")) {
      assertThat(client.answer().status()).isEqualTo(200);
      assertThat(client.answer().headers().firstValue("Content-Encoding")).isEmpty();
      await().until(() -> client.lastId() != null);
    }
  }

  @Test
  void changeIsInTheAuditLogWithTheAddressItCameFrom() throws Exception {
    HttpResponse<String> refused =
        send("POST", "/api/v1/runs", "{\"partition\":\"2018-11\",\"reason\":\"trial\"}");
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(get(SERVICE.getLocalPort(), "/api/v1/audit?action=runs.create").body())
        .contains("\"who\":\"anonymous\"")
        .contains("\"remote_address\":\"127.0.0.1\"")
        .contains("\"route\":\"/runs\"")
        .contains("\"reason\":\"trial\"")
        .contains("\"code\":\"unknown_partition\"");
  }

  @Test
  void withoutAnObjectiveNoMonthIsDue() throws Exception {
    assertThat(get(SERVICE.getLocalPort(), "/api/v1/freshness").body())
        .contains("\"objective\":null")
        .contains("\"items\":[]");
  }

  @Test
  void overviewShowsAllOfAnEmptyLake() throws Exception {
    HttpResponse<String> overview = get(SERVICE.getLocalPort(), "/api/v1/overview");
    assertThat(overview.statusCode()).isEqualTo(200);
    assertThat(overview.body())
        .contains("\"newest_loaded\":null")
        .contains("\"partitions\":{\"total\":0,")
        .contains("\"name\":\"discover\"")
        .contains("\"is_writer\":true")
        .contains("\"books\":{\"balanced\":true,");
  }

  private static HttpResponse<String> send(String method, String path, String json)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + SERVICE.getLocalPort() + path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static void assertNotFound(HttpResponse<String> response, String path) {
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .contains("\"code\":\"not_found\"")
        .contains("\"instance\":\"" + path + "\"");
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    URI uri = URI.create("http://localhost:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
