package io.sparkify.lake.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.service.error.ProblemFeature;
import io.sparkify.lake.service.openapi.Resources;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Speaks HTTP with resources, whose errors are problem documents. */
public final class Rest {
  private static final ObjectMapper MAPPER = Resources.mapper();

  private Rest() {}

  /** An answer with its body as JSON. */
  public record Answer(int status, String location, String retryAfter, JsonNode body) {}

  public static ResourceExtension serving(Object... resources) {
    ResourceExtension.Builder builder =
        ResourceExtension.builder()
            .setMapper(MAPPER)
            .setRegisterDefaultExceptionMappers(false)
            .addProvider(new ProblemFeature());
    for (Object resource : resources) {
      builder.addResource(resource);
    }
    return builder.build();
  }

  public static Answer get(ResourceExtension server, String path) {
    return send(server, "GET", path, "", "");
  }

  public static Answer post(ResourceExtension server, String path, String json) {
    return send(server, "POST", path, json, "");
  }

  /** With an {@code Idempotency-Key}. */
  public static Answer post(ResourceExtension server, String path, String json, String key) {
    return send(server, "POST", path, json, key);
  }

  public static Answer patch(ResourceExtension server, String path, String json) {
    return send(server, "PATCH", path, json, "");
  }

  public static Answer delete(ResourceExtension server, String path) {
    return send(server, "DELETE", path, "", "");
  }

  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WebTarget target(ResourceExtension server, String path) {
    int query = path.indexOf('?');
    WebTarget target = server.target(query < 0 ? path : path.substring(0, query));
    if (query >= 0) {
      for (String pair : path.substring(query + 1).split("&", -1)) {
        String[] parts = pair.split("=", 2);
        target = target.queryParam(parts[0], parts[1]);
      }
    }
    return target;
  }

  /** Every exchange is held against the OpenAPI document. */
  private static Answer send(
      ResourceExtension server, String method, String path, String json, String key) {
    Invocation.Builder request = target(server, path).request();
    if (!key.isEmpty()) {
      request = request.header("Idempotency-Key", key);
    }
    boolean takesBody = method.equals("POST") || method.equals("PATCH");
    Response response =
        takesBody ? request.method(method, Entity.json(json)) : request.method(method);
    String body = response.readEntity(String.class);
    Resources.contract()
        .check(
            method,
            path.replaceFirst("\\?.*", ""),
            json,
            response.getStatus(),
            response.getHeaderString("Content-Type"),
            body);
    return new Answer(
        response.getStatus(),
        Objects.requireNonNullElse(response.getHeaderString("Location"), ""),
        Objects.requireNonNullElse(response.getHeaderString("Retry-After"), ""),
        json(body));
  }
}
