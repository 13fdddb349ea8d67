package io.sparkify.lake.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.sparkify.lake.service.openapi.Contract;
import io.sparkify.lake.service.openapi.Fuzz;
import io.sparkify.lake.service.openapi.OpenApiClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to the whole service, it answers with words, never with a fault or a stack. */
@ExtendWith(DropwizardExtensionsSupport.class)
class FuzzTest {
  private static final int REQUESTS = Integer.getInteger("lake.test.fuzz", 6_000);
  private static final long SEED = Long.getLong("lake.test.seed", 5);
  private static final int ATTEMPTS = 10;
  private static final String PROBLEM = "application/problem+json";
  private static final String STACK = "(?s).*\\bat (io|java|jakarta|org|com)\\.[\\w.$]+\\(.*";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static final DropwizardAppExtension<LakeConfiguration> SERVICE =
      InProcess.service(
          () -> folder,
          "fuzz",
          InProcess.unlimited(
              ConfigOverride.config("source.log_data", () -> folder.resolve("log").toString()),
              ConfigOverride.config("source.song_data", () -> folder.resolve("song").toString()),
              ConfigOverride.config("source.auto_load", "false")));

  private final HttpClient client = client();

  @BeforeAll
  static void monthIsThere() throws IOException {
    Path month = Files.createDirectories(folder.resolve("log/2018/11"));
    Files.writeString(month.resolve("a.json"), "{}\n");
    Files.writeString(Files.createDirectories(folder.resolve("song")).resolve("a.json"), "{}\n");
  }

  @Test
  void nonsenseIsAnsweredWithAProblem() throws Exception {
    JsonNode document = JSON.readTree(get("/openapi.json").body());
    Contract contract = Contract.of(document.toString());
    Fuzz fuzz = new Fuzz(document, SEED);
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < REQUESTS; i++) {
      Fuzz.Request request = fuzz.next();
      HttpResponse<String> answer = send(request);
      statuses.merge(answer.statusCode(), 1, Integer::sum);
      String what = "%d: %s%n%s %s".formatted(i, request, answer.statusCode(), answer.body());
      assertThat(answer.statusCode()).as(what).isLessThan(500);
      assertThat(answer.body()).as(what).doesNotMatch(STACK);
      if (answer.statusCode() >= 400 && !request.method().equals("HEAD")) {
        assertThat(type(answer)).as(what).isEqualTo(PROBLEM);
        assertThat(JSON.readTree(answer.body()).path("code").asText()).as(what).isNotBlank();
      }
      if (answer.statusCode() < 400 && !request.method().matches("HEAD|OPTIONS")) {
        contract.check(
            request.method(),
            request.path().replaceFirst("\\?.*", ""),
            "",
            answer.statusCode(),
            type(answer),
            answer.body());
      }
    }
    System.out.println("Fuzz: " + REQUESTS + " requests, answers by status " + statuses);
    assertThat(statuses).containsKeys(200, 400, 404, 405, 413, 415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/runs HTTP/1.1\r\n\r\n",
        "GET /api/v1/runs\r\n\r\n",
        "GET /api/v1/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/v1/%2e%2e/%2e%2e/x HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/v1/runs/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/v1/runs/%ZZ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/v1/runs?limit=%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n",
        "\u0016\u0003\u0001 HTTP/9.9\r\n\r\n",
        "POST /api/v1/runs HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n{}",
        "POST /api/v1/runs HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
        "POST /api/v1/runs HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
        "GET /api/v1/runs HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
      })
  void brokenHttpIsAnsweredWithItsOwnFault(String request) throws Exception {
    String answer = raw(request);
    assertThat(answer).as(request).matches("(?s)HTTP/1\\.1 (4\\d\\d|505) .*").doesNotMatch(STACK);
  }

  @Test
  void headThatIsTooLongIsRefused() throws Exception {
    assertThat(raw("GET /api/v1/runs HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(9_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ")
        .contains(PROBLEM);
    assertThat(raw("GET /api/v1/runs?a=" + "y".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
        .startsWith("HTTP/1.1 414 ")
        .contains(PROBLEM);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> send(Fuzz.Request request) throws IOException, InterruptedException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri("/api/v1" + request.path())).timeout(Duration.ofSeconds(30));
    request.headers().forEach(builder::header);
    String body = request.body();
    builder.method(
        request.method(),
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, UTF_8));
    return answer(builder.build(), request);
  }

  /**
   * The server closes a connection whose body is too large, or that it does not understand; whether
   * its answer or the end of the connection is seen first is chance.
   */
  private HttpResponse<String> answer(HttpRequest sent, Fuzz.Request request)
      throws IOException, InterruptedException {
    HttpClient each = client;
    for (int attempt = 1; ; attempt++) {
      try {
        return each.send(sent, OpenApiClient::body);
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw new IOException(
              "No answer to %s %s".formatted(request.method(), request.path()), e);
        }
        each = client();
      }
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVICE.getLocalPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + SERVICE.getLocalPort() + path);
  }
}
