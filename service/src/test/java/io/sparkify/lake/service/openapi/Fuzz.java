package io.sparkify.lake.service.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes requests that are wrong in one way or another, of calls that an OpenAPI document names. */
public final class Fuzz {
  /** One request; the body is null for none. */
  public record Request(
      String method, String path, Map<String, String> headers, @Nullable String body) {}

  private record Call(String method, String path, JsonNode description) {}

  private static final String LONG = "x".repeat(4_000);
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "true",
          "-1",
          "0",
          "1e400",
          "9223372036854775808",
          "NaN",
          "2018-11",
          "2018-13",
          "0000-00",
          "songs",
          "users",
          "..",
          "../../etc/passwd",
          "..%2f..%2fetc",
          "file:///etc/passwd",
          "' or 1=1 --",
          "\"; drop table run; --",
          "${jndi:ldap://x/y}",
          "{{7*7}}",
          "<script>alert(1)</script>",
          "\u0000",
          "a\u0000b",
          "\r\nX-Injected: yes",
          "\u202e\u0627\u0644",
          "\ud83d\ude00",
          "\uffff",
          "%00",
          "%ZZ",
          "%",
          "a/b",
          "a;b=c",
          "*",
          "00000000-0000-0000-0000-000000000000",
          "00000000-0000-0000-0000-00000000000g",
          "2018-11-01T00:00:00Z",
          "+1000000000-01-01T00:00:00Z",
          "RUNNING",
          "running",
          "schedule",
          "0 0 * * * ?",
          "Europe/Paris",
          LONG);
  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "null",
          "true",
          "0",
          "\"\"",
          "[]",
          "{}",
          "{",
          "[",
          "{\"partition\":",
          "{\"partition\": \"2018-11\"",
          "{\"partition\": \"2018-11\"} {}",
          "{\"partition\": 1}",
          "{\"partition\": null}",
          "{\"partition\": [\"2018-11\"]}",
          "{\"reason\": {}}",
          "{\"force\": \"yes\"}",
          "{\"from\": 1, \"to\": 2}",
          "{\"max_active\": 1e99}",
          "{\"dry_run\": 3}",
          "{'partition': '2018-11'}",
          "{\"a\":1,\"a\":2}",
          "NaN",
          "\u0000",
          "\ufeff{}",
          "{\"reason\": \"\\u0000\"}",
          "{\"reason\": \"\\ud800\"}",
          "{\"cron\": \"* * * * * ?\", \"name\": \"../x\"}",
          "{\"load\": {\"month\": 7}}",
          "[".repeat(20_000),
          "{\"a\":".repeat(5_000),
          "{\"reason\": \"" + "y".repeat(5_000) + "\"}",
          "\"" + "z".repeat(1_100_000) + "\"",
          "9".repeat(3_000),
          "<xml/>",
          "a=b&c=d");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json",
          "application/json; charset=utf-16",
          "text/plain",
          "application/xml",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "application/problem+json",
          "json",
          "*/*",
          "a/b/c",
          "");

  private final List<Call> calls = new ArrayList<>();
  private final Random random;

  public Fuzz(JsonNode document, long seed) {
    this.random = new Random(seed);
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
        calls.add(new Call(call.getKey().toUpperCase(Locale.ROOT), path.getKey(), call.getValue()));
      }
    }
  }

  public Request next() {
    Call call = any(calls);
    String method =
        random.nextInt(20) == 0
            ? any(List.of("PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE"))
            : call.method();
    Map<String, String> headers = new LinkedHashMap<>();
    String body = null;
    if (Set.of("POST", "PATCH", "PUT").contains(method)) {
      body = random.nextInt(4) == 0 ? any(TEXTS) : any(BODIES);
      headers.put("Content-Type", any(TYPES));
    }
    if (random.nextInt(6) == 0) {
      headers.put("Idempotency-Key", printable(any(TEXTS)));
    }
    if (random.nextInt(8) == 0) {
      headers.put(
          "Accept",
          any(List.of("text/html", "application/xml", "*/*", "q", "application/json;q=0")));
    }
    headers.values().removeIf(String::isEmpty);
    return new Request(method, path(call) + query(call), headers, body);
  }

  private String path(Call call) {
    StringBuilder path = new StringBuilder();
    for (String part : call.path().split("/", -1)) {
      path.append(path.isEmpty() && part.isEmpty() ? "" : "/");
      path.append(part.startsWith("{") ? encoded(any(TEXTS)) : part);
    }
    return path.toString().replaceFirst("^/?", "/");
  }

  private String query(Call call) {
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : call.description().path("parameters")) {
      if (parameter.get("in").asText().equals("query") && random.nextBoolean()) {
        query.append(query.isEmpty() ? '?' : '&');
        query.append(parameter.get("name").asText()).append('=').append(encoded(any(TEXTS)));
      }
    }
    if (random.nextInt(10) == 0) {
      query.append(query.isEmpty() ? '?' : '&').append(encoded(any(TEXTS)));
    }
    return query.toString();
  }

  private <T> T any(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e]", "?").strip();
  }
}
