package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every call that the running service has and that is not for reading leaves a row. */
@ExtendWith(DropwizardExtensionsSupport.class)
class AuditedRoutesTest {
  private static final Set<String> READING = Set.of("get", "head", "options");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static final DropwizardAppExtension<LakeConfiguration> SERVICE =
      InProcess.service(() -> folder, "routes", InProcess.unlimited());

  @Test
  void everyCallThatMayChangeSomethingIsInTheAuditLogWithItsOutcome() throws Exception {
    Map<String, String> actions = new TreeMap<>();
    int calls = 0;
    for (Map.Entry<String, JsonNode> path : document().get("paths").properties()) {
      for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
        if (READING.contains(call.getKey())) {
          continue;
        }
        calls++;
        String method = call.getKey().toUpperCase(Locale.ROOT);
        HttpResponse<String> answer = send(method, api(filled(path.getKey())));
        JsonNode row = newestRow();
        String what = "%s %s: %s".formatted(method, path.getKey(), row);
        assertThat(row.path("route").asText()).as(what).isEqualTo(path.getKey());
        assertThat(row.path("method").asText()).as(what).isEqualTo(method);
        assertThat(row.path("status").asInt()).as(what).isEqualTo(answer.statusCode());
        assertThat(row.path("code")).as(what).isEqualTo(code(answer));
        assertThat(row.path("who").asText()).as(what).isEqualTo("anonymous");
        assertThat(row.path("remote_address").asText()).as(what).isEqualTo("127.0.0.1");
        actions.put(row.path("action").asText(), what);
      }
    }
    assertThat(actions).hasSize(calls).doesNotContainKey("unknown");
    assertThat(calls).isEqualTo(methodsThatMayChangeSomething()).isGreaterThan(15);
  }

  @Test
  void firstStartLeavesARowWithAMarkOfEverySection() throws Exception {
    JsonNode rows = JSON.readTree(send("GET", api("/audit?action=service.start")).body());
    assertThat(rows.path("total_entries").asInt()).isEqualTo(1);
    JsonNode row = rows.at("/items/0");
    assertThat(row.path("who").asText()).isEqualTo("service");
    assertThat(row.path("reason").asText()).isEqualTo("the first start on this host");
    assertThat(row.path("parameters").asText())
        .matches("(\\w+=[0-9a-f]{8}(, |$))+")
        .contains("freshness=", "retention=", "spark=");
  }

  /** Of the resources that are registered, whether or not the document names them. */
  private static long methodsThatMayChangeSomething() {
    var registered = SERVICE.getEnvironment().jersey().getResourceConfig();
    return Stream.concat(
            registered.getInstances().stream().map(Object::getClass),
            registered.getClasses().stream())
        .filter(type -> type.getName().startsWith("io.sparkify."))
        .flatMap(type -> Stream.of(type.getMethods()))
        .filter(AuditedRoutesTest::mayChangeSomething)
        .count();
  }

  private static boolean mayChangeSomething(Method method) {
    return Stream.of(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .anyMatch(verb -> !READING.contains(verb.value().toLowerCase(Locale.ROOT)));
  }

  private static JsonNode document() throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:%d/openapi.json".formatted(SERVICE.getLocalPort()));
    return JSON.readTree(send("GET", uri).body());
  }

  private static String filled(String path) {
    return path.replace("{partition}", "2018-11")
        .replace("{id}", "1a2b3c4d-0000-4000-8000-000000000001")
        .replaceAll("\\{[^}]*}", "nothing");
  }

  private static JsonNode newestRow() throws IOException, InterruptedException {
    return JSON.readTree(send("GET", api("/audit?limit=1")).body()).at("/items/0");
  }

  private static JsonNode code(HttpResponse<String> answer) throws IOException {
    JsonNode none = JSON.nullNode();
    return answer.statusCode() < 400
        ? none
        : Objects.requireNonNullElse(JSON.readTree(answer.body()).get("code"), none);
  }

  private static URI api(String path) {
    return URI.create("http://127.0.0.1:%d/api/v1%s".formatted(SERVICE.getLocalPort(), path));
  }

  private static HttpResponse<String> send(String method, URI uri)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
