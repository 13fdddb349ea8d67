package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.PhaseTime;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Rest.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class RunResourceTest {
  private final Lake lake = new Lake(TestDatabase.H2);
  private final ResourceExtension server =
      Rest.serving(
          new RunResource(lake.runs, lake.history, lake.progress, lake.idempotency()),
          new PlanResource(new PlanShow(lake.planning, lake.history, lake.discovery::problem)));

  @Test
  void requestedRunIsCreatedAndFoundAtItsLocation() {
    lake.put("2018-11", "1");
    lake.discovery.discover();
    Answer created =
        Rest.post(
            server,
            "/runs",
            """
            {"partition": "2018-11", "reason": "it is needed", "force": false}""");
    assertThat(created.status()).isEqualTo(201);
    String id = created.body().get("id").asText();
    assertThat(created.location()).endsWith("/runs/" + id);
    Answer found = Rest.get(server, "/runs/" + id);
    assertThat(found.body()).isEqualTo(created.body());
    assertThat(found.body())
        .isEqualTo(
            Rest.json(
                """
                {"id": "%s", "partition": "2018-11", "state": "QUEUED", "trigger": "operator", "backfill_id": null,
                 "requested_by": "anonymous", "reason": "it is needed",
                 "created_at": "2018-12-01T06:00:00Z", "started_at": null, "ended_at": null,
                 "duration_ms": null, "not_before": null,
                 "source": {"files": 1, "bytes": 10, "fingerprint": "%s"},
                 "catalog_fingerprint": null, "attempts": [], "progress": null,
                 "row_counts": {}, "checks": [], "held": null, "cancellation": null,
                 "allowed_actions": ["cancel"],
                 "history": [{"from": null, "to": "QUEUED", "reason": "it is needed",
                              "at": "2018-12-01T06:00:00Z"}]}
                """
                    .formatted(id, lake.run("2018-11").run().fingerprint())));
  }

  @Test
  void runShowsItsAttemptProgressRowCountsAndChecks() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.say(lake.reading());
    lake.clock.advance(Duration.ofSeconds(10));
    lake.launcher.say(lake.reading());
    lake.sweeper.sweep();
    String path = "/runs/" + lake.run("2018-11").run().id();
    assertThat(Rest.get(server, path).body().get("progress"))
        .isEqualTo(
            Rest.json(
                """
                {"phase": "reading", "fraction": 0.25, "rows_read": 5, "rows_written": null,
                 "files_handled": 0, "eta_seconds": 30, "updated_at": "2018-12-01T06:01:10Z"}
                """));
    lake.succeed();
    JsonNode run = Rest.get(server, path).body();
    assertThat(run.get("progress").isNull()).isTrue();
    assertThat(run.get("duration_ms").asLong()).isEqualTo(70_000);
    assertThat(run.get("row_counts"))
        .isEqualTo(
            Rest.json(
                """
                {"lines": 10, "malformed": 1, "skipped": 2, "duplicates": 1, "plays": 6,
                 "songplays": 6}
                """));
    assertThat(run.get("checks"))
        .isEqualTo(
            Rest.json(
                """
                [{"name": "books_balance", "level": "error", "passed": true,
                  "observed": "6 plays", "expected": "7 plays"}]
                """));
    assertThat(run.get("attempts"))
        .isEqualTo(
            Rest.json(
                """
                [{"number": 1, "state": "SUCCEEDED", "application_id": "local-1541105830796",
                  "started_at": "2018-12-01T06:01:00Z", "ended_at": "2018-12-01T06:02:10Z",
                  "failure": null, "phases": []}]
                """));
  }

  @Test
  void attemptShowsItsPhasesWhileItRunsAndAfterIt() {
    lake.put("2018-11", "1");
    lake.tick();
    Instant begin = lake.clock.instant();
    lake.phases =
        task ->
            List.of(
                new PhaseTime(Phase.READING, begin, begin.plusSeconds(3)),
                new PhaseTime(Phase.PUBLISHING, begin.plusSeconds(5), null));
    lake.say(0.5);
    String path = "/runs/" + lake.run("2018-11").run().id();
    assertThat(Rest.get(server, path).body().at("/attempts/0/phases"))
        .isEqualTo(
            Rest.json(
                """
                [{"phase": "reading", "started_at": "2018-12-01T06:01:00Z",
                  "ended_at": "2018-12-01T06:01:03Z"},
                 {"phase": "publishing", "started_at": "2018-12-01T06:01:05Z", "ended_at": null}]
                """));

    lake.succeed();

    JsonNode attempt = Rest.get(server, path).body().at("/attempts/0");
    assertThat(attempt.at("/phases")).hasSize(2);
    assertThat(attempt.at("/phases/1/ended_at")).isEqualTo(attempt.get("ended_at"));
  }

  @Test
  void attemptWhoseDriverDiesShowsHowFarItCame() {
    lake.put("2018-11", "1");
    lake.tick();
    Instant begin = lake.clock.instant();
    lake.phases = task -> List.of(new PhaseTime(Phase.READING, begin, null));
    lake.say(0.5);
    lake.launcher.die();
    lake.sweeper.sweep();
    JsonNode attempt =
        Rest.get(server, "/runs/" + lake.run("2018-11").run().id()).body().at("/attempts/0");
    assertThat(attempt.get("state").asText()).isEqualTo("FAILED");
    assertThat(attempt.at("/phases/0/phase").asText()).isEqualTo("reading");
    assertThat(attempt.at("/phases/0/ended_at")).isEqualTo(attempt.get("ended_at"));
  }

  @Test
  void etaBeginsWithWhatPastLoadsForetell() {
    lake.put("2018-10", "1");
    lake.tick();
    lake.clock.advance(Duration.ofMinutes(1));
    lake.succeed();
    lake.put("2018-11", "1");
    lake.tick();
    lake.clock.advance(Duration.ofSeconds(10));
    lake.launcher.say(lake.reading());
    lake.sweeper.sweep();
    // A quarter of 30 s by its own pace, and three quarters of what is left of 120 s.
    assertThat(
            Rest.get(server, "/runs/" + lake.run("2018-11").run().id())
                .body()
                .at("/progress/eta_seconds")
                .asInt())
        .isEqualTo(75);
  }

  @Test
  void failureIsShownInFull() {
    lake.launcher.refuses = true;
    lake.put("2018-11", "1");
    lake.tick();
    JsonNode run = Rest.get(server, "/runs/" + lake.run("2018-11").run().id()).body();
    assertThat(run.at("/attempts/0/failure"))
        .isEqualTo(
            Rest.json(
                """
                {"kind": "bad_configuration", "code": "spark_home_wrong",
                 "title": "Spark is not there", "cause": "There is no bin/spark-submit at /nowhere.",
                 "remedy": "Set SPARK_HOME.", "evidence": ""}
                """));
  }

  @Test
  void activePartitionConflictsAndNamesTheRun() {
    lake.put("2018-11", "1");
    lake.tick();
    Answer refused = Rest.post(server, "/runs", "{\"partition\": \"2018-11\"}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body())
        .isEqualTo(
            Rest.json(
                """
                {"type": "about:blank", "title": "Conflict", "status": 409,
                 "detail": "Partition 2018-11 has an active run already.", "instance": "/runs",
                 "code": "already_active", "retryable": false, "errors": [], "run_id": "%s"}
                """
                    .formatted(lake.run("2018-11").run().id())));
  }

  @Test
  void unknownPartitionAndUnknownRunAreNotFound() {
    assertThat(Rest.post(server, "/runs", "{\"partition\": \"2018-11\"}").status()).isEqualTo(404);
    Answer unknown = Rest.get(server, "/runs/" + RunId.random());
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body().get("code").asText()).isEqualTo("unknown_run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"partition\": \"2018-13\"}",
        "{\"partition\": \"2018-11\"} {}",
        "{\"partition\": \"2018-11\", \"forced\": true}",
        "{\"partition\": \"2018-11\", \"force\": \"perhaps\"}",
        "{\"partition\": \"2018-11\", \"reason\": \"\\u0000\"}"
      })
  void nonsenseInTheBodyIsMalformed(String body) {
    lake.put("2018-11", "1");
    lake.discovery.discover();
    Answer refused = Rest.post(server, "/runs", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("code").asText()).isEqualTo("malformed");
    assertThat(refused.body().toString())
        .doesNotContain("io.sparkify", "java.", "Jackson", "Feature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "limit=many",
        "cursor=nonsense",
        "cursor=fHx8",
        "state=DONE",
        "trigger=me",
        "partition=november",
        "created_gte=yesterday",
        "created_lte=%2B12345-01-01T00:00:00Z"
      })
  void nonsenseInTheQueryIsMalformed(String query) {
    Answer refused = Rest.get(server, "/runs?" + query);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("code").asText()).isEqualTo("malformed");
    assertThat(refused.body().toString())
        .doesNotContain("io.sparkify", "java.", "Jackson", "Feature");
  }

  @Test
  void createdFromAfterCreatedToIsImpossible() {
    String query = "created_gte=2018-12-02T00:00:00Z&created_lte=2018-12-01T00:00:00Z";
    assertThat(Rest.get(server, "/runs?" + query).status()).isEqualTo(422);
  }

  @Test
  void pagesShowEveryRunOnceThoughNewOnesAppear() {
    for (int month = 1; month <= 5; month++) {
      lake.put("2018-0" + month, "1");
    }
    lake.tick();
    List<String> seen = new ArrayList<>();
    String next = "/runs?limit=2";
    while (!next.isEmpty()) {
      JsonNode page = Rest.get(server, next).body();
      page.get("items").forEach(run -> seen.add(run.get("partition").asText()));
      JsonNode cursor = page.get("next_cursor");
      next = cursor.isNull() ? "" : "/runs?limit=2&cursor=" + cursor.asText();
      if (seen.size() == 2) {
        lake.succeed();
        lake.put("2018-06", "1");
        lake.tick();
      }
    }
    assertThat(seen)
        .containsExactlyInAnyOrder("2018-01", "2018-02", "2018-03", "2018-04", "2018-05");
    assertThat(Rest.get(server, "/runs?limit=2").body().get("total_entries").asInt()).isEqualTo(6);
  }

  @Test
  void runsAreFiltered() {
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
    assertThat(count("partition=2018-10")).isEqualTo(1);
    assertThat(count("state=succeeded&trigger=schedule")).isEqualTo(2);
    assertThat(count("trigger=operator")).isZero();
    assertThat(count("created_gte=2018-12-01T06:01:00Z")).isEqualTo(2);
    assertThat(count("created_lte=2018-12-01T06:00:59Z")).isZero();
  }

  @Test
  void planShowsWhatWouldRunAndWhatWaits() {
    lake.launcher.refuses = true;
    lake.put("2018-10", "1");
    lake.tick();
    lake.put("2018-11", "1");
    lake.discovery.discover();
    lake.source.goAway();
    lake.discovery.discover();
    String run = lake.run("2018-10").run().id().toString().substring(0, 8);
    assertThat(Rest.get(server, "/plan").body())
        .isEqualTo(
            Rest.json(
                """
                {"actions": [{"partition": "2018-11", "action": "load", "batch": 1,
                   "trigger": "schedule", "reason": "never loaded", "files": 1, "bytes": 10,
                   "predicted_seconds": null, "run_id": null}],
                 "batches": [{"batch": 1, "partitions": 1, "files": 1, "bytes": 10,
                   "predicted_seconds": null}],
                 "predicted_seconds": null,
                 "waiting": [{"partition": "2018-10", "state": "FAILED",
                   "why": "run %s of 2018-12-01T06:01:00Z failed; waits for other content or a request"}],
                 "loading": [], "stale": [], "notes": [], "auto_load": true,
                 "problem": {"kind": "bad_configuration", "code": "source_missing",
                   "title": "The input is not there",
                   "cause": "There is no folder of log data at file:/gone.",
                   "remedy": "Put it back.", "evidence": ""}}
                """
                    .formatted(run)));
  }

  @Test
  void planForetellsSecondsFromPastLoadsOfTheSameKind() {
    lake.put("2018-10", "1");
    lake.tick();
    lake.succeed();
    lake.put("songs", "1");
    lake.put("2018-11", "1", "2");
    lake.discovery.discover();
    JsonNode actions = Rest.get(server, "/plan").body().get("actions");
    assertThat(actions.findValuesAsText("partition")).containsExactly("songs", "2018-11");
    assertThat(actions.get(0).get("predicted_seconds").isNull()).isTrue();
    assertThat(actions.get(1).get("predicted_seconds").asInt()).isEqualTo(60);
  }

  private int count(String query) {
    JsonNode page = Rest.get(server, "/runs?" + query).body();
    assertThat(page.get("items").size()).isEqualTo(page.get("total_entries").asInt());
    return page.get("total_entries").asInt();
  }
}
