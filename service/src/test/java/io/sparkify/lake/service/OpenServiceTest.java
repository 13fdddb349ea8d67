package io.sparkify.lake.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.sparkify.lake.service.cli.command.Cli;
import io.sparkify.lake.service.cli.command.Cli.Result;
import io.sparkify.lake.service.stream.EventClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service without credentials, until somebody makes the first token. */
@ExtendWith(DropwizardExtensionsSupport.class)
@TestMethodOrder(OrderAnnotation.class)
class OpenServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static final DropwizardAppExtension<LakeConfiguration> SERVICE =
      InProcess.service(
          () -> folder,
          "open",
          InProcess.unlimited(
              ConfigOverride.config("source.auto_load", "false"),
              ConfigOverride.config("events.heartbeat", "1s")));

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1:%d", "127.1.2.3", "[::1]:%d", "LOCALHOST:80"})
  void namesOfThisMachineAreAnswered(String host) throws Exception {
    assertThat(raw("/api/v1/me", "Host: " + host.formatted(SERVICE.getLocalPort())))
        .startsWith("HTTP/1.1 200 ")
        .contains("\"name\":\"anonymous\"", "\"role\":\"admin\"", "\"credential\":\"none\"");
  }

  @ParameterizedTest
  @CsvSource({
    "Host: evil.example, host_not_local",
    "Host: localhost.evil.example, host_not_local",
    "Host: 127.0.0.1.evil.example, host_not_local",
    "Host: 10.0.0.1, host_not_local",
    "Host: 0.0.0.0, host_not_local",
    "X-Forwarded-For: 10.0.0.1, proxied_without_credentials",
    "Forwarded: for=10.0.0.1, proxied_without_credentials",
    "Origin: http://evil.example, cross_site",
    "Origin: http://localhost:1, cross_site",
    "Origin: null, cross_site",
  })
  void pagesOfOthersAndProxiesAreRefused(String header, String code) throws Exception {
    String host = header.startsWith("Host") ? "X-Nothing: 1" : "Host: localhost";
    for (String path : List.of("/api/v1/me", "/openapi.json", "/docs/", "/nothing")) {
      assertThat(raw(path, header, host))
          .startsWith("HTTP/1.1 403 ")
          .contains("\"code\":\"" + code + "\"")
          .contains("./lake token create");
    }
  }

  @Test
  void pageOfOurOwnMayAsk() throws Exception {
    String host = "localhost:" + SERVICE.getLocalPort();
    assertThat(raw("/api/v1/me", "Host: " + host, "Origin: http://" + host))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/me",
        "/api/v1/runs/nonsense",
        "/api/v1/nothing",
        "/nothing",
        "/docs/",
        "/openapi.json",
        "/docs/../docs",
        "/docs/ui/%2e%2e/%2e%2e/x"
      })
  void everyAnswerTellsBrowsersWhatNoPageOfOursNeeds(String path) throws Exception {
    String answer = raw(path, "Host: localhost").toLowerCase(Locale.ROOT);
    String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
    assertThat(head)
        .contains("content-security-policy: default-src 'self';")
        .contains("frame-ancestors 'none'")
        .contains("x-content-type-options: nosniff")
        .contains("x-frame-options: deny")
        .contains("referrer-policy: no-referrer")
        .contains("cross-origin-resource-policy: same-origin")
        .doesNotContain("\r\nserver:")
        .doesNotContain("access-control-");
    assertThat(head.split("content-security-policy", -1)).hasSize(2);
    if (path.startsWith("/api") || path.equals("/nothing")) {
      assertThat(head).contains("cache-control: no-store");
    }
  }

  @Test
  void brokenRequestIsAnsweredWithTheSameHeaders() throws Exception {
    assertThat(raw("/api/v1/%ZZ", "Host: localhost")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void noParameterLeadsOutOfItsFolder() throws Exception {
    String canary = "canary-of-a-traversal";
    Files.writeString(folder.resolve("canary.json"), canary);
    Path work = Files.createDirectories(folder.resolve("work"));
    Files.writeString(work.resolve("canary"), canary);
    JsonNode paths = JSON.readTree(get("/openapi.json").body()).get("paths");
    int asked = 0;
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      if (!path.getValue().has("get") || !path.getKey().contains("{")) {
        continue;
      }
      for (String odd :
          List.of(
              "..%2f..%2fcanary.json",
              "%2e%2e%2f%2e%2e%2fcanary",
              "..%5c..%5ccanary.json",
              "%252e%252e%252fcanary.json",
              "..",
              "../..",
              "....//canary.json",
              "%00",
              "file:%2f%2f" + folder.toString().replace("/", "%2f") + "%2fcanary.json",
              folder.toString().replace("/", "%2f") + "%2fcanary.json")) {
        String answer =
            raw(
                "/api/v1" + path.getKey().replaceAll("\\{[^}]*}", odd.replace("\\", "/")),
                "Host: localhost");
        asked++;
        assertThat(answer).as(path.getKey() + " " + odd).doesNotContain(canary);
        assertThat(answer).matches("(?s)HTTP/1\\.1 (4..|200) .*");
        if (answer.startsWith("HTTP/1.1 200")) {
          // "..": what is one level up is another call, with its own role.
          assertThat(odd).startsWith("..");
        }
      }
      for (String odd : List.of("../../canary.json", "..%2f..%2fcanary.json")) {
        assertThat(
                raw(
                    "/api/v1"
                        + path.getKey()
                            .replace("{partition}", "2018-11")
                            .replaceAll("\\{[^}]*}", "00000000-0000-0000-0000-000000000000")
                        + "?run=%s&cursor=%s&attempt=%s".formatted(odd, odd, odd),
                    "Host: localhost"))
            .doesNotContain(canary);
      }
    }
    for (String asset :
        List.of(
            "/docs/..%2f..%2fcanary", "/docs/ui/%2e%2e/%2e%2e/config.yml", "/docs//etc/passwd")) {
      assertThat(raw(asset, "Host: localhost")).startsWith("HTTP/1.1 4");
    }
    assertThat(asked).isGreaterThan(100);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void firstTokenClosesTheServiceAndARevokedOneEndsItsStreams() throws Exception {
    Cli cli = Cli.piped("http://127.0.0.1:" + SERVICE.getLocalPort());
    cli.clock.advance(Duration.between(Cli.NOW, Instant.now()));
    assertThat(cli.run("token", "list").out()).contains("There is no token");
    assertThat(cli.run("token", "create", "ci", "--role", "viewer").err())
        .contains("(first_token_must_be_admin)");
    URI events = uri("/api/v1/events");
    EventClient anonymous = EventClient.open(events);
    await().until(() -> anonymous.lastId() != null);

    Result made = cli.run("token", "create", "alice", "--role", "admin");
    assertThat(made.status()).isZero();
    assertThat(made.out()).matches("lake_[0-9a-f]{64}\\R");
    assertThat(made.err()).contains("not shown again");
    await().until(anonymous::hasEnded);
    assertThat(cli.run("runs").err())
        .contains("(credentials_required)", "./lake token create NAME --role ROLE");
    assertThat(get("/api/v1/runs").statusCode()).isEqualTo(401);
    assertThat(raw("/api/v1/me", "Host: evil.example")).startsWith("HTTP/1.1 401 ");

    cli.environment.put("LAKE_TOKEN", made.out().strip());
    String ci =
        cli.run("token", "create", "ci", "--role", "viewer", "--expires", "90d").out().strip();
    EventClient stream = EventClient.open(events, "Authorization", "Bearer " + ci);
    await().until(() -> stream.lastId() != null);
    EventClient other = EventClient.open(events, "Authorization", "Bearer " + made.out().strip());
    await().until(() -> other.lastId() != null);

    assertThat(cli.run("token", "revoke", "alice").err()).contains("(last_admin)");
    assertThat(cli.run("token", "revoke", "ci").out()).isEqualTo("ci is revoked.\n");
    await().until(stream::hasEnded);
    assertThat(other.hasEnded()).isFalse();
    other.close();
    Cli revoked = Cli.piped("http://127.0.0.1:" + SERVICE.getLocalPort());
    revoked.environment.put("LAKE_TOKEN", ci);
    assertThat(revoked.run("runs").err()).contains("The token ci was revoked. (token_revoked)");
    assertThat(cli.run("token", "list").out())
        .contains("alice", "admin", "active", "ci", "viewer", "revoked")
        .doesNotContain(ci, made.out().strip());
    assertThat(cli.run("audit", "--json").out())
        .contains("\"who\":\"anonymous\"", "\"who\":\"alice\"", "\"action\":\"tokens.revoke\"")
        .contains("\"made\":\"alice\"")
        .doesNotContain(ci, made.out().strip());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return URI.create("http://localhost:" + SERVICE.getLocalPort() + path);
  }

  private static String raw(String path, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVICE.getLocalPort())) {
      socket.setSoTimeout(10_000);
      String request =
          "GET %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n"
              .formatted(path, String.join("\r\n", headers));
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
