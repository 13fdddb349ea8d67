package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.sparkify.lake.service.openapi.OpenApiClient;
import io.sparkify.lake.service.openapi.OpenApiClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every call is made by a client that knows nothing but the OpenAPI document of the service. */
@ExtendWith(LoadedSites.class)
class EveryCallIT {
  private static final String BAD = "2018-03";
  private static final String WORSE = "2018-04";
  private static final Map<String, String> NOTHING = Map.of();

  private final LoadedSite loaded;
  @TempDir Path folder;

  EveryCallIT(LoadedSite loaded) {
    this.loaded = loaded;
  }

  @Test
  void everyCallDoesWhatTheDocumentSays() throws IOException {
    Site site = loaded.site().copyTo(folder);
    halfNonsense(site, BAD);
    halfNonsense(site, WORSE);
    HttpServer catalog = catalogOfLineage();
    Map<String, String> lineage =
        Map.of(
            "LAKE_LINEAGE_URL", "http://127.0.0.1:%d/".formatted(catalog.getAddress().getPort()));
    try (LakeProcess service = LakeProcess.start(site, lineage)) {
      service.api().awaitStates(LoadedSite.states(Map.of(BAD, "REJECTED", WORSE, "REJECTED")));
      OpenApiClient client = OpenApiClient.of(service.url());
      look(client);
      String approved = decide(client);
      service.api().awaitRun(approved, "SUCCEEDED");
      order(client);
      schedule(client);
      notify(client);
      tokens(client);
      assertThat(client.called()).isEqualTo(client.calls());
    } finally {
      catalog.stop(0);
    }
  }

  /** Reads all that can be read. */
  private static void look(OpenApiClient client) {
    ok(client.call("getInstances", NOTHING));
    assertThat(ok(client.call("getMe", NOTHING)).get("role").asText()).isEqualTo("admin");
    assertThat(ok(client.call("listTokens", NOTHING)).get("items")).isEmpty();
    ok(client.call("followEvents", NOTHING));
    ok(client.call("listAudit", NOTHING));
    ok(client.call("listFreshness", NOTHING));
    insights(client);
    assertThat(ok(client.call("getOverview", NOTHING)).at("/books/balanced").asBoolean()).isTrue();
    JsonNode month = ok(client.call("getPartition", Map.of("partition", LoadedSite.OLD)));
    String run = month.at("/loaded/run_id").asText();
    Map<String, String> page = Map.of("state", "LOADED", "from", LoadedSite.OLD, "limit", "1");
    assertThat(ok(client.call("listPartitions", page)).get("items")).hasSize(1);
    assertThat(ok(client.call("getPlan", NOTHING)).get("actions")).isEmpty();
    JsonNode first = ok(client.call("listRuns", Map.of("limit", "2")));
    Map<String, String> next = Map.of("limit", "2", "cursor", first.get("next_cursor").asText());
    assertThat(ok(client.call("listRuns", next)).get("items"))
        .doesNotContainAnyElementsOf(first.get("items"));
    Map<String, String> id = Map.of("id", run);
    assertThat(ok(client.call("getRun", id)).get("state").asText()).isEqualTo("SUCCEEDED");
    assertThat(ok(client.call("getProof", id)).get("current").asBoolean()).isTrue();
    assertThat(ok(client.call("verifyRun", id)).get("verified").asBoolean()).isTrue();
    assertThat(ok(client.call("getLog", Map.of("id", run, "size", "200"))).asText()).hasSize(200);
    assertThat(ok(client.call("getReport", id)).get("run_id").asText()).isEqualTo(run);
    assertThat(ok(client.call("listTables", NOTHING)).get("items")).hasSize(5);
    for (String call : new String[] {"getTable", "listTablePartitions", "listTableHistory"}) {
      ok(client.call(call, Map.of("table", "songplays")));
    }
    assertThat(
            ok(client.call("listTableRows", Map.of("table", "songplays", "limit", "3")))
                .get("rows"))
        .hasSize(3);
    assertThat(ok(client.call("listQuarantines", NOTHING)).findValuesAsText("partition"))
        .contains(BAD);
    Map<String, String> rejected = Map.of("partition", BAD, "run", latest(client, BAD));
    assertThat(ok(client.call("listQuarantine", rejected)).get("items")).isNotEmpty();
  }

  /** Each loaded month's plays are those of its row counts, and the week's those of all. */
  private static void insights(OpenApiClient client) {
    JsonNode insights = ok(client.call("getInsights", NOTHING));
    long plays = 0;
    for (JsonNode month : insights.get("months")) {
      Map<String, String> partition = Map.of("partition", month.get("partition").asText());
      JsonNode counts = ok(client.call("getPartition", partition)).get("row_counts");
      assertThat(month.get("plays")).isEqualTo(counts.get("songplays"));
      assertThat(month.get("matched")).isEqualTo(counts.get("matched"));
      plays += month.get("plays").asLong();
    }
    assertThat(plays).isPositive().isEqualTo(insights.get("plays").asLong());
    assertThat(insights.get("without_insights")).isEmpty();
    Map<String, String> one = Map.of("from", LoadedSite.OLD, "to", LoadedSite.OLD);
    JsonNode month = ok(client.call("getInsights", one));
    assertThat(month.get("months")).hasSize(1);
    assertThat(month.at("/songs/approximate").asBoolean()).isFalse();
    assertThat(month.at("/locations/places")).isNotEmpty();
  }

  /** Approves one of the rejected months and discards the other; the run that publishes it. */
  private static String decide(OpenApiClient client) {
    Map<String, String> bad = Map.of("id", latest(client, BAD), "Idempotency-Key", "decision-1");
    Answer approved = client.call("approveRun", bad, Map.of("reason", "a trial"));
    assertThat(approved.status()).isEqualTo(201);
    assertThat(client.call("approveRun", bad, Map.of("reason", "a trial")).body().get("id"))
        .isEqualTo(approved.body().get("id"));
    Map<String, String> worse = Map.of("id", latest(client, WORSE));
    ok(client.call("discardRun", worse, Map.of("reason", "a trial")));
    return approved.body().get("id").asText();
  }

  /** Requests runs and takes the requests back. */
  private static void order(OpenApiClient client) {
    Map<String, Object> request =
        Map.of("partition", LoadedSite.OLD, "reason", "a trial", "force", true);
    Answer created = client.call("requestRun", Map.of("Idempotency-Key", "one"), request);
    assertThat(created.status()).isEqualTo(201);
    Map<String, String> id = Map.of("id", created.body().get("id").asText());
    assertThat(client.call("requestRun", NOTHING, request).body().get("code").asText())
        .isEqualTo("already_active");
    assertThat(client.call("cancelRun", id, Map.of()).status()).isIn(200, 202);
    LakeApi.patiently()
        .until(() -> ok(client.call("getRun", id)).get("state").asText().equals("CANCELLED"));
    Answer retried = client.call("retryRun", id, Map.of("reason", "again"));
    assertThat(retried.status()).isEqualTo(201);
    client.call("cancelRun", Map.of("id", retried.body().get("id").asText()));

    Map<String, String> partition = Map.of("partition", WORSE);
    ok(client.call("ignorePartition", partition, Map.of("reason", "a trial")));
    ok(client.call("unignorePartition", partition));
    Map<String, Object> backfill = Map.of("from", WORSE, "to", WORSE, "only", "all");
    Answer dry = client.call("createBackfill", NOTHING, with(backfill, "dry_run", true));
    assertThat(dry.body().get("partitions").get(0).asText()).isEqualTo(WORSE);
    Answer filled = client.call("createBackfill", NOTHING, backfill);
    Map<String, String> made = Map.of("id", filled.body().get("id").asText());
    ok(client.call("pauseBackfill", made));
    ok(client.call("resumeBackfill", made));
    ok(client.call("getBackfill", made));
    assertThat(ok(client.call("listBackfills", NOTHING)).get("items")).hasSize(1);
    ok(client.call("cancelBackfill", made, Map.of("reason", "a trial")));
  }

  private static void schedule(OpenApiClient client) {
    Map<String, Object> request = Map.of("name", "nightly", "cron", "0 0 3 * * ?", "paused", true);
    assertThat(client.call("createSchedule", NOTHING, request).status()).isEqualTo(201);
    Map<String, String> times = Map.of("cron", "0 3 * * *", "zone", "UTC", "preview", "2");
    assertThat(ok(client.call("previewSchedule", times)).get("times")).hasSize(2);
    Map<String, String> name = Map.of("name", "nightly");
    ok(client.call("changeSchedule", name, Map.of("zone", "Europe/Paris")));
    ok(client.call("resumeSchedule", name));
    ok(client.call("pauseSchedule", name));
    ok(client.call("triggerSchedule", name));
    JsonNode shown = ok(client.call("getSchedule", Map.of("name", "nightly", "preview", "3")));
    assertThat(shown.get("preview")).hasSize(3);
    assertThat(ok(client.call("listSchedules", NOTHING)).get("items")).isNotEmpty();
    assertThat(client.call("deleteSchedule", name).status()).isEqualTo(204);
  }

  /** Makes two tokens, and takes one back; from the first one on every call needs one. */
  private static void tokens(OpenApiClient client) {
    Answer alice = client.call("createToken", NOTHING, Map.of("name", "alice", "role", "admin"));
    assertThat(alice.status()).isEqualTo(201);
    assertThat(client.call("getMe", NOTHING).status()).isEqualTo(401);
    client.authorize(alice.body().get("token").asText());
    Map<String, Object> ci =
        Map.of("name", "ci", "role", "viewer", "expires_at", "2999-01-01T00:00:00Z");
    assertThat(client.call("createToken", NOTHING, ci).status()).isEqualTo(201);
    Map<String, String> name = Map.of("name", "ci");
    assertThat(ok(client.call("revokeToken", name)).get("revoked_by").asText()).isEqualTo("alice");
    assertThat(ok(client.call("getToken", name)).get("state").asText()).isEqualTo("revoked");
  }

  /** The one target that needs nothing but the environment; it was told of the runs above. */
  private static void notify(OpenApiClient client) {
    Map<String, String> name = Map.of("name", "openlineage");
    assertThat(ok(client.call("testNotification", name)).get("delivered").asBoolean()).isTrue();
    LakeApi.patiently()
        .until(
            () -> {
              JsonNode target = ok(client.call("listNotifications", NOTHING)).at("/items/0");
              return target.get("delivered").asInt() > 1 && target.get("waiting").asInt() == 0;
            });
  }

  /** Takes every event. */
  private static HttpServer catalogOfLineage() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(201, -1);
          }
        });
    server.start();
    return server;
  }

  private static String latest(OpenApiClient client, String partition) {
    return ok(client.call("getPartition", Map.of("partition", partition)))
        .get("last_run_id")
        .asText();
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static Map<String, Object> with(
      Map<String, Object> body, String member, @Nullable Object value) {
    Map<String, Object> more = new java.util.HashMap<>(body);
    more.put(member, value);
    return more;
  }

  /** A month of which every other line is no JSON. */
  private void halfNonsense(Site site, String month) throws IOException {
    loaded.add(site, month);
    Path first;
    try (var files = Files.list(site.logs(month))) {
      first = files.sorted().findFirst().orElseThrow();
    }
    long lines = 0;
    try (var files = Files.list(site.logs(month))) {
      for (Path file : files.toList()) {
        lines += Files.readAllLines(file).size();
      }
    }
    Files.writeString(
        first, Files.readString(first).stripTrailing() + "\n" + "nonsense\n".repeat((int) lines));
  }
}
