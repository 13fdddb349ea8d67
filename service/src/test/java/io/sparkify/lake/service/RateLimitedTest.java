package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DropwizardExtensionsSupport.class)
class RateLimitedTest {
  private static final int BURST = 20;

  @TempDir static Path folder;
  private static final DropwizardAppExtension<LakeConfiguration> SERVICE =
      InProcess.service(
          () -> folder,
          "limited",
          ConfigOverride.config("limits.requests_per_second", "1"),
          ConfigOverride.config("limits.burst", Integer.toString(BURST)));

  @Test
  void clientThatAsksTooOftenIsToldWhenToComeBack() throws Exception {
    HttpResponse<String> answer = get();
    int asked = 1;
    while (answer.statusCode() == 200 && asked < 1_000) {
      answer = get();
      asked++;
    }
    assertThat(asked).isGreaterThan(BURST);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(answer.body()).contains("\"too_many_requests\"", "\"retryable\":true");
  }

  private static HttpResponse<String> get() throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + SERVICE.getLocalPort() + "/api/v1/instances");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
