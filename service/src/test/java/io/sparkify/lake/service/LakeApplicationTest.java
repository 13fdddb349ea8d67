package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DropwizardExtensionsSupport.class)
class LakeApplicationTest {
  @TempDir static Path folder;
  private static final DropwizardAppExtension<LakeConfiguration> SERVICE =
      new DropwizardAppExtension<>(
          LakeApplication.class,
          "../config.yml",
          ConfigOverride.config("server.applicationConnectors[0].port", "0"),
          ConfigOverride.config("server.adminConnectors[0].port", "0"),
          ConfigOverride.config("work", () -> folder.resolve("work").toString()),
          ConfigOverride.config("output", () -> folder.resolve("lake").toString()),
          ConfigOverride.config("spark.home", "/no/spark"),
          ConfigOverride.config("database.url", "jdbc:h2:mem:application;DB_CLOSE_DELAY=-1"),
          ConfigOverride.config("logging.level", "WARN"));

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
