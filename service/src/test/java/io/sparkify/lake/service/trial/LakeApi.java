package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.service.meter.Exposition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.core.ConditionFactory;

/** What a user sees of a service over HTTP. */
final class LakeApi {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Set<String> ACTIVE = Set.of("QUEUED", "STARTING", "RUNNING");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String api;
  private final String admin;
  private final String token;

  LakeApi(String api, String admin) {
    this(api, admin, "");
  }

  private LakeApi(String api, String admin, String token) {
    this.api = api;
    this.admin = admin;
    this.token = token;
  }

  /** The same, asked by whoever has this token. */
  LakeApi with(String other) {
    return new LakeApi(api, admin, other);
  }

  /** An answer with its body as JSON. */
  record Answer(int status, JsonNode body) {}

  JsonNode get(String path) {
    Answer answer = send(HttpRequest.newBuilder(URI.create(api + path)));
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** As {@link #get}, whatever it answers. */
  Answer ask(String path) {
    return send(HttpRequest.newBuilder(URI.create(api + path)));
  }

  Answer health() {
    return send(HttpRequest.newBuilder(URI.create(admin + "/healthcheck")));
  }

  /** What Prometheus is told. */
  Exposition metrics() {
    HttpRequest request = HttpRequest.newBuilder(URI.create(admin + "/metrics")).build();
    try {
      return Exposition.parse(client.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer post(String path, Map<String, Object> body) {
    return send(
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.valueToTree(body).toString())));
  }

  /** A new token of somebody. */
  String token(String name, String role) {
    Answer answer = post("/tokens", Map.of("name", name, "role", role));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return text(answer.body(), "token");
  }

  /** The id of a run that was just requested. */
  String requestRun(String partition) {
    Answer answer = post("/runs", Map.of("partition", partition, "reason", "a trial"));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer.body().path("id").asText();
  }

  JsonNode partition(String partition) {
    return get("/partitions/" + partition);
  }

  /** All of them by name. */
  Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    get("/partitions")
        .path("items")
        .forEach(each -> states.put(text(each, "partition"), text(each, "state")));
    return states;
  }

  /** The runs of the lake, the newest first. */
  List<JsonNode> runs() {
    List<JsonNode> runs = new ArrayList<>();
    get("/runs?limit=200").path("items").forEach(runs::add);
    return runs;
  }

  /** The runs of one partition, the newest first. */
  List<JsonNode> runs(String partition) {
    return runs().stream().filter(run -> text(run, "partition").equals(partition)).toList();
  }

  RowCounts rowCounts(String partition) {
    return rowCounts(partition(partition));
  }

  static RowCounts rowCounts(JsonNode of) {
    try {
      return ContractJson.read(of.path("row_counts").toString(), RowCounts.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the partitions stand like this and nothing is left to do. */
  void awaitStates(Map<String, String> expected) {
    patiently().untilAsserted(() -> assertThat(states()).isEqualTo(expected));
    patiently()
        .untilAsserted(() -> assertThat(get("/plan").path("actions")).as("the plan").isEmpty());
    assertThat(states()).isEqualTo(expected);
  }

  /** Waits until the run is in that state. */
  JsonNode awaitRun(String id, String state) {
    patiently()
        .until(
            () -> text(get("/runs/" + id), "state"),
            now -> now.equals(state) || !ACTIVE.contains(now));
    JsonNode run = get("/runs/" + id);
    assertThat(text(run, "state")).as("%s", run).isEqualTo(state);
    return run;
  }

  static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
  }

  static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private Answer send(HttpRequest.Builder request) {
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var response =
          client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), json.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the service", e);
    }
  }
}
