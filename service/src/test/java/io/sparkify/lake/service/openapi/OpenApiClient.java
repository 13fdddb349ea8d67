package io.sparkify.lake.service.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A client made from an OpenAPI document: it knows calls by their names, and where each argument
 * goes. Every exchange is held against the document.
 */
public final class OpenApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String root;
  private final Contract contract;
  private final Set<String> called = new TreeSet<>();
  private String token = "";

  private OpenApiClient(String root, Contract contract) {
    this.root = root;
    this.contract = contract;
  }

  /** Reads the document of the service at this address. */
  public static OpenApiClient of(String url) {
    HttpResponse<String> document =
        send(HttpRequest.newBuilder(URI.create(url + "/openapi.json")).build());
    Contract contract = Contract.of(document.body());
    String root = contract.document().at("/servers/0/url").asText();
    return new OpenApiClient(URI.create(url).resolve(root).toString(), contract);
  }

  /** An answer; the body is missing where there is none, and a text where it is not JSON. */
  public record Answer(int status, String location, JsonNode body) {}

  /** Sends this token with every call from now on. */
  public void authorize(String given) {
    token = given;
  }

  /** The names of all calls. */
  public Set<String> calls() {
    Set<String> names = new TreeSet<>();
    for (JsonNode path : contract.document().get("paths")) {
      path.forEach(call -> names.add(call.get("operationId").asText()));
    }
    return names;
  }

  /** The names of the calls that were made and answered well. */
  public Set<String> called() {
    return called;
  }

  public Answer call(String name, Map<String, String> arguments) {
    return call(name, arguments, null);
  }

  /** Makes a call; an argument that the document does not know is a mistake. */
  public Answer call(String name, Map<String, String> arguments, @Nullable Object body) {
    for (Map.Entry<String, JsonNode> path : contract.document().get("paths").properties()) {
      for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
        if (call.getValue().get("operationId").asText().equals(name)) {
          return call(
              call.getKey().toUpperCase(Locale.ROOT),
              path.getKey(),
              call.getValue(),
              arguments,
              body);
        }
      }
    }
    throw new AssertionError("The document has no call " + name);
  }

  private Answer call(
      String method,
      String template,
      JsonNode description,
      Map<String, String> arguments,
      @Nullable Object body) {
    String path = template;
    StringBuilder query = new StringBuilder();
    Set<String> left = new TreeSet<>(arguments.keySet());
    HttpRequest.Builder request = HttpRequest.newBuilder().timeout(Duration.ofSeconds(60));
    for (JsonNode parameter : description.path("parameters")) {
      String key = parameter.get("name").asText();
      if (!left.remove(key)) {
        assertThat(parameter.path("required").asBoolean()).as("%s of %s", key, template).isFalse();
        continue;
      }
      String value = Objects.requireNonNull(arguments.get(key));
      switch (parameter.get("in").asText()) {
        case "path" -> path = path.replace("{" + key + "}", encoded(value));
        case "query" ->
            query
                .append(query.isEmpty() ? '?' : '&')
                .append(key)
                .append('=')
                .append(encoded(value));
        default -> request.header(key, value);
      }
    }
    assertThat(left).as("arguments that %s does not know", template).isEmpty();
    String text = body == null ? "" : JSON.valueToTree(body).toString();
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (description.has("requestBody")) {
      request.header("Content-Type", "application/json");
    }
    request.method(
        method, text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
    HttpResponse<String> answer = send(request.uri(URI.create(root + path + query)).build());
    String type = answer.headers().firstValue("Content-Type").orElse("");
    contract.check(method, path, text, answer.statusCode(), type, answer.body());
    if (answer.statusCode() < 400) {
      called.add(description.get("operationId").asText());
    }
    return new Answer(
        answer.statusCode(),
        answer.headers().firstValue("Location").orElse(""),
        json(type, answer.body()));
  }

  private static JsonNode json(String type, String body) {
    try {
      return type.contains("json") ? JSON.readTree(body) : JSON.getNodeFactory().textNode(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The text of an answer; of one that stays open nothing. */
  public static BodySubscriber<String> body(ResponseInfo answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    return type.startsWith("text/event-stream")
        ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), OpenApiClient::close)
        : BodySubscribers.ofString(StandardCharsets.UTF_8);
  }

  private static String close(InputStream open) {
    try {
      open.close();
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, OpenApiClient::body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking " + request.uri(), e);
    }
  }
}
