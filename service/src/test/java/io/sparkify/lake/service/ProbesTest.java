package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.sparkify.lake.service.health.ProblemHealthCheck;
import io.sparkify.lake.service.health.SchemaHealth;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a service whose database goes away. */
class ProbesTest {
  private static final String DATABASE = "jdbc:h2:mem:probes;DB_CLOSE_DELAY=-1";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path folder;

  @Test
  void serviceWithoutItsDatabaseLivesAndIsNotReady() throws Exception {
    DriverManager.getConnection(DATABASE).close();
    DropwizardAppExtension<LakeConfiguration> service =
        new DropwizardAppExtension<>(
            LakeApplication.class,
            InProcess.CONFIG,
            InProcess.settings(
                () -> folder,
                // A database that is gone is not made anew.
                DATABASE + ";IFEXISTS=TRUE",
                ConfigOverride.config("database.maxWaitForConnection", "500ms")));
    service.before();
    try {
      int admin = service.getAdminPort();
      assertAnswer(admin, "/live", 200, "{\"clock\":{\"healthy\":true,\"message\":null}}");
      assertAnswer(
          admin,
          "/ready",
          200,
          "{\"database\":{\"healthy\":true,\"message\":null},\"schema\":{\"healthy\":true,\"message\":null}}");

      shutDown();
      await().atMost(PATIENCE).until(() -> get(admin, "/ready").statusCode() == 503);
      assertThat(get(admin, "/ready").body())
          .contains("\"database\":{\"healthy\":false,\"message\":\"The database is away (")
          .contains("LAKE_DATABASE_URL");
      assertAnswer(admin, "/live", 200, "{\"clock\":{\"healthy\":true,\"message\":null}}");
      HttpResponse<String> health = get(admin, "/healthcheck");
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body())
          .contains("\"database\":{\"healthy\":false,\"message\":\"The database is");
      HttpResponse<String> metrics = get(admin, "/metrics");
      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(metrics.body()).contains("lake_tick_end_timestamp_seconds{tick=\"heart\"}");
    } finally {
      service.after();
    }
  }

  @Test
  void schemaIsLookedAtUntilItIsComplete() {
    AtomicInteger asked = new AtomicInteger();
    SchemaHealth schema = new SchemaHealth(() -> 2 - asked.getAndIncrement());
    ProblemHealthCheck check = new ProblemHealthCheck(schema::problem);
    assertThat(check.execute().getMessage())
        .isEqualTo(
            "The database's schema lacks 2 migrations: run \"db migrate config.yml\", or start with"
                + " LAKE_MIGRATE=true.");
    assertThat(check.execute().isHealthy()).isFalse();
    assertThat(check.execute().isHealthy()).isTrue();
    assertThat(check.execute().isHealthy()).isTrue();
    assertThat(asked).hasValue(3);
  }

  private static void shutDown() throws Exception {
    try (Connection connection = DriverManager.getConnection(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown immediately");
    }
  }

  private static void assertAnswer(int port, String path, int status, String body)
      throws Exception {
    HttpResponse<String> answer = get(port, path);
    assertThat(answer.body().replaceAll("\\s", "")).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
