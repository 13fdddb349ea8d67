package io.sparkify.lake.service.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds requests and answers against an OpenAPI document: the call is there, its status and media
 * type too, and the bodies are as described, without a member that is not.
 */
public final class Contract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private final JsonNode document;
  private final JsonNode schemas;
  private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

  private Contract(JsonNode document) {
    this.document = document;
    this.schemas = closed(document.at("/components/schemas").deepCopy());
  }

  public static Contract of(String document) {
    // Where JSON Schema itself keeps them.
    return new Contract(read(document.replace("#/components/schemas/", "#/$defs/")));
  }

  /** The document that it checks against. */
  public JsonNode document() {
    return document;
  }

  /**
   * One exchange.
   *
   * @param path behind the root of the API, without a query
   * @param mediaType null for an answer without a body
   */
  public void check(
      String method,
      String path,
      String request,
      int status,
      @Nullable String mediaType,
      String body) {
    String call = "%s %s: %d".formatted(method, path, status);
    JsonNode operation = operation(method, path.replaceFirst("(?<=.)/$", ""));
    if (operation.isMissingNode()) {
      assertThat(status).as("%s, which is no call of the document", call).isIn(404, 405, 429);
      return;
    }
    if (status < 400 && !request.isBlank() && operation.has("requestBody")) {
      check(
          call + " for " + request,
          operation.at("/requestBody/content/application~1json/schema"),
          request);
    }
    JsonNode responses = operation.get("responses");
    JsonNode response = responses.path(Integer.toString(status));
    if (response.isMissingNode()) {
      assertThat(status).as("%s is a status of the document", call).isGreaterThanOrEqualTo(400);
      response = responses.get("default");
    }
    if (mediaType == null || mediaType.isEmpty()) {
      assertThat(response.has("content")).as("%s has a body", call).isFalse();
      return;
    }
    JsonNode content = response.path("content").path(mediaType.replaceFirst(";.*", ""));
    assertThat(content.isMissingNode()).as("%s with %s", call, mediaType).isFalse();
    if (mediaType.contains("json")) {
      check(call, content.path("schema"), body);
    }
  }

  private void check(String call, JsonNode schema, String body) {
    assertThat(schema.isMissingNode()).as("%s is described", call).isFalse();
    Set<ValidationMessage> problems =
        compiled.computeIfAbsent(schema, this::compile).validate(read(body));
    assertThat(problems).as("%s%n%s", call, body).isEmpty();
  }

  private JsonSchema compile(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.putArray("allOf").add(closed(schema.deepCopy()));
    whole.set("$defs", schemas);
    return FACTORY.getSchema(
        whole, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  /** The description of the call at this path; missing if there is none. */
  private JsonNode operation(String method, String path) {
    return document.get("paths").properties().stream()
        .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
        .filter(entry -> entry.getValue().has(method.toLowerCase(Locale.ROOT)))
        .min(
            Comparator.comparingLong(entry -> entry.getKey().chars().filter(c -> c == '{').count()))
        .map(entry -> entry.getValue().get(method.toLowerCase(Locale.ROOT)))
        .orElseGet(JSON::missingNode);
  }

  /** As it is, but for a client that wants to know every member. */
  private static JsonNode closed(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      boolean extensible = object.path("required").toString().contains("\"retryable\"");
      if (object.has("properties")
          && !object.has("additionalProperties")
          && !extensible
          && object.path("type").asText().equals("object")) {
        object.put("additionalProperties", false);
      }
    }
    schema.forEach(Contract::closed);
    return schema;
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + text, e);
    }
  }
}
