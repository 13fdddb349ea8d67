package io.sparkify.lake.service.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.partition.Rematch;
import io.sparkify.lake.service.run.BatchLimits;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.PlanResource;
import io.sparkify.lake.service.run.PlanSettings;
import io.sparkify.lake.service.run.PlanShow;
import io.sparkify.lake.service.run.Planning;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.run.Rest.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class BackfillResourceTest {
  private static final PlanSettings SETTINGS =
      new PlanSettings(Duration.ZERO, false, Rematch.NEVER, new BatchLimits(24, 1_000, 2, 1_000));

  private final Lake lake = new Lake(TestDatabase.H2);
  private final BackfillStore store = new BackfillStore(lake.jdbi, SETTINGS, lake.clock);
  private final PlanShow plans =
      new PlanShow(
          new Planning(lake.ledger, lake.runs, SETTINGS, lake.clock),
          lake.history,
          Optional::empty);
  private final ResourceExtension server =
      Rest.serving(
          new BackfillResource(
              new Backfills(store, (run, who, reason) -> {}, () -> {}),
              store,
              plans,
              lake.idempotency()),
          new PlanResource(plans));

  @BeforeEach
  void fiveMonthsAreDue() {
    lake.limit(SETTINGS.limits());
    for (int month = 1; month <= 5; month++) {
      lake.put("2018-0" + month, "1");
    }
    lake.discover();
  }

  @Test
  void dryRunAnswersThePlanThatTheBackfillThenHasAndCreatesNothing() {
    JsonNode dry = post("{\"from\": \"2018-01\", \"to\": \"2018-12\", \"dry_run\": true}").body();
    assertThat(dry.get("partitions").toString())
        .isEqualTo("[\"2018-05\",\"2018-04\",\"2018-03\",\"2018-02\",\"2018-01\"]");
    assertThat(batches(dry.get("plan"))).containsExactly(1, 1, 2, 2, 3);
    assertThat(lake.runs.queued()).isEmpty();
    assertThat(Rest.get(server, "/backfills").body().get("total_entries").asInt()).isZero();

    post("{\"from\": \"2018-01\", \"to\": \"2018-12\"}");
    JsonNode plan = Rest.get(server, "/plan").body();
    plan.get("actions").forEach(action -> ((ObjectNode) action).putNull("run_id"));
    assertThat(plan).isEqualTo(dry.get("plan"));
  }

  @Test
  void progressIsThatOfItsRuns() {
    Answer created = post("{\"from\": \"2018-04\", \"to\": \"2018-12\", \"reason\": \"why not\"}");
    assertThat(created.status()).isEqualTo(201);
    String path = "/backfills/" + created.body().get("id").asText();
    assertThat(created.location()).endsWith(path);
    assertThat(created.body().get("state").asText()).isEqualTo("active");
    assertThat(created.body().get("runs").toString()).isEqualTo("{\"queued\":2}");
    RunId run = RunId.parse(created.body().at("/partitions/0/run_id").asText());
    assertThat(lake.run(run).run().backfillId()).hasToString(created.body().get("id").asText());
    assertThat(created.body().get("allowed_actions").toString())
        .isEqualTo("[\"pause\",\"cancel\"]");
    lake.dispatch();
    assertThat(Rest.get(server, path).body().get("runs").toString()).isEqualTo("{\"starting\":2}");
    lake.settle();
    JsonNode done = Rest.get(server, path).body();
    assertThat(done.get("state").asText()).isEqualTo("done");
    assertThat(done.get("fraction").asDouble()).isEqualTo(1);
    assertThat(done.at("/partitions/0/state").asText()).isEqualTo("SUCCEEDED");
    assertThat(code(Rest.post(server, path + "/pause", "{}"))).isEqualTo("illegal_state");
  }

  @Test
  void remainingSecondsAreForetoldFromPastApplications() {
    String path = "/backfills/" + post(all()).body().get("id").asText();
    assertThat(Rest.get(server, path).body().get("predicted_seconds").isNull()).isTrue();
    lake.dispatch();
    lake.clock.advance(Duration.ofSeconds(39));
    lake.settle();
    // Two more applications, one of them with half the input
    assertThat(Rest.get(server, path).body().get("predicted_seconds").asLong()).isEqualTo(80);
    Rest.post(server, path + "/pause", "{}");
    assertThat(Rest.get(server, path).body().get("predicted_seconds").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"from\": \"2018-02\", \"to\": \"2018-01\"}|422|from_after_to",
        "{\"from\": \"1018-02\", \"to\": \"2018-01\"}|422|range_too_long",
        "{\"from\": \"2018-01\", \"to\": \"2018-02\", \"max_active\": 0}|422|invalid_max_active",
        "{\"from\": \"2018-01\"}|400|malformed",
        "{\"from\": \"2018-13\", \"to\": \"2018-01\"}|400|malformed",
        "{\"from\": \"2018-01\", \"to\": \"2018-02\", \"only\": \"some\"}|400|malformed",
        "null|400|malformed",
      })
  void impossibleWishIsRefused(String body, int status, String code) {
    Answer refused = post(body);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(code(refused)).isEqualTo(code);
    assertThat(lake.runs.queued()).isEmpty();
  }

  @Test
  void sameKeyMakesOneBackfillAndAnotherBodyIsRefused() {
    Answer first = Rest.post(server, "/backfills", all(), "key-1");
    Answer again = Rest.post(server, "/backfills", all(), "key-1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    Answer other =
        Rest.post(server, "/backfills", "{\"from\": \"2018-01\", \"to\": \"2018-02\"}", "key-1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(code(other)).isEqualTo("idempotency_key_reused");
    assertThat(Rest.post(server, "/backfills", all(), "key-2").body().get("id"))
        .isNotEqualTo(first.body().get("id"));
    assertThat(Rest.post(server, "/backfills", all(), "a b").status()).isEqualTo(400);
  }

  @Test
  void backfillsAreListedInPagesTheNewestFirst() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      lake.clock.advance(Duration.ofSeconds(1));
      made.add(0, post(all()).body().get("id").asText());
    }
    JsonNode first = Rest.get(server, "/backfills?limit=2").body();
    JsonNode second =
        Rest.get(server, "/backfills?limit=2&cursor=" + first.get("next_cursor").asText()).body();
    assertThat(first.get("items").findValuesAsText("id")).isEqualTo(made.subList(0, 2));
    assertThat(second.get("items").findValuesAsText("id")).isEqualTo(made.subList(2, 3));
    assertThat(second.get("next_cursor").isNull()).isTrue();
    assertThat(first.get("total_entries").asInt()).isEqualTo(3);
  }

  @Test
  void unknownBackfillIsNotFound() {
    assertThat(code(Rest.get(server, "/backfills/00000000-0000-0000-0000-000000000000")))
        .isEqualTo("unknown_backfill");
    assertThat(code(Rest.get(server, "/backfills/nonsense"))).isEqualTo("malformed");
  }

  private Answer post(String body) {
    return Rest.post(server, "/backfills", body);
  }

  private static String all() {
    return "{\"from\": \"2018-01\", \"to\": \"2018-12\"}";
  }

  private static List<Integer> batches(JsonNode plan) {
    List<Integer> batches = new ArrayList<>();
    plan.get("actions").forEach(action -> batches.add(action.get("batch").asInt()));
    return batches;
  }

  private static String code(Answer answer) {
    return answer.body().path("code").asText();
  }
}
