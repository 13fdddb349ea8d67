package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.partition.PartitionState;
import io.sparkify.lake.service.run.Rest.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@ExtendWith(DropwizardExtensionsSupport.class)
class HeldResourceTest {
  private final Lake lake;
  private final ResourceExtension server;
  private RunId rejected = RunId.random();

  HeldResourceTest(TestDatabase database) {
    lake = new Lake(database);
    server =
        Rest.serving(
            new HeldResource(lake.held, lake.history, lake.progress, lake.idempotency()),
            new RunResource(lake.runs, lake.history, lake.progress, lake.idempotency()));
  }

  @BeforeEach
  void monthIsRejected() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.reject();
    rejected = lake.run("2018-11").run().id();
  }

  @Test
  void rejectedRunSaysWhatCanBeDoneAndIsNotTriedAgainByItself() {
    JsonNode run = get(rejected);
    assertThat(run.get("held"))
        .isEqualTo(
            Rest.json(
                """
                {"attempt": 1, "resolution": "waits", "run_id": null, "resolved_at": null}
                """));
    assertThat(run.get("allowed_actions"))
        .isEqualTo(Rest.json("[\"approve\", \"discard\", \"retry\"]"));
    assertThat(lake.assess("2018-11").state()).isEqualTo(PartitionState.REJECTED);
    assertThat(lake.assess("2018-11").why())
        .isEqualTo(
            "run %s of 2018-12-01T06:01:00Z did not pass its checks and holds what it staged:"
                    .formatted(rejected.toString().substring(0, 8))
                + " approve or discard it, or mend the input");
    lake.tick();
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(1);
  }

  @Test
  void straysThatTheRejectedBatchWroteDoNotMakeItsMonthDueAgain() {
    lake.put("2018-12", "1");
    lake.tick();
    LoadTask task = lake.task("2018-12");
    List<SourceFile> files =
        List.of(task.files().get(0), new SourceFile("strays/2018-12/from-2018-11.parquet", 5, "1"));
    lake.launcher.report(lake.report(task, Outcome.REJECTED, Lake.MONTH, null, files));
    lake.launcher.die();
    lake.sweeper.sweep();
    assertThat(lake.assess("2018-12").state()).isEqualTo(PartitionState.REJECTED);
    lake.source.put("2018-12", Lake.START, files.toArray(SourceFile[]::new));
    lake.tick();
    assertThat(lake.assess("2018-12").state()).isEqualTo(PartitionState.REJECTED);
    assertThat(lake.launcher.launched).hasSize(2);
  }

  @Test
  void approvedDataIsPublishedByANewRun() {
    Answer created = post("approve", "{\"reason\": \"holiday\"}");
    assertThat(created.status()).isEqualTo(201);
    RunId run = RunId.parse(created.body().get("id").asText());
    assertThat(created.location()).endsWith("/runs/" + run);
    assertThat(created.body().get("trigger").asText()).isEqualTo("operator");
    assertThat(created.body().get("reason").asText()).isEqualTo("holiday");
    assertThat(created.body().get("source")).isEqualTo(get(rejected).get("source"));
    assertThat(get(rejected).at("/history/4/reason").asText())
        .isEqualTo("approved as run %s by anonymous: holiday".formatted(run));
    lake.put("2018-11", "2");
    lake.tick();
    LoadTask task = lake.launcher.last().tasks().get(0);
    assertThat(task)
        .isEqualTo(new LoadTask(run, 1, task.partition(), List.of(), new HeldLoad(rejected, 1)));
    assertThat(get(run).get("source")).isEqualTo(get(rejected).get("source"));
    lake.succeed();
    assertThat(lake.run(run).run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(get(rejected).at("/held/resolution").asText()).isEqualTo("approved");
    assertThat(get(rejected).at("/held/run_id").asText()).isEqualTo(run.toString());
    assertThat(get(rejected).get("state").asText()).isEqualTo("REJECTED");
    assertThat(lake.heldFiles.there).isEmpty();
  }

  @Test
  void sameKeyApprovesOnce() {
    String path = "/runs/" + rejected + "/approve";
    Answer first = Rest.post(server, path, "{}", "key-1");
    lake.heldFiles.there.clear();
    Answer again = Rest.post(server, path, "{}", "key-1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.location()).isEqualTo(first.location());
    assertThat(Rest.post(server, path, "{}", "key-2").body().get("code").asText())
        .isEqualTo("illegal_state");
  }

  @Test
  void dataWhoseBooksDoNotBalanceCanOnlyBeDiscarded() {
    lake.counts = task -> Lake.MONTH.with(Counter.PLAYS, 1_000);
    lake.put("2018-11", "2");
    lake.tick();
    lake.reject();
    RunId unbalanced = lake.run("2018-11").run().id();
    assertThat(get(unbalanced).get("allowed_actions"))
        .isEqualTo(Rest.json("[\"discard\", \"retry\"]"));
    Answer refused = Rest.post(server, "/runs/" + unbalanced + "/approve", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().get("detail").asText()).contains("its books do not balance");
    assertThat(Rest.post(server, "/runs/" + unbalanced + "/discard", "").status()).isEqualTo(200);
  }

  @Test
  void dataCannotBeApprovedOrDiscardedTwice() {
    post("approve", "");
    for (String action : List.of("approve", "discard")) {
      Answer refused = post(action, "");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.body().get("code").asText()).isEqualTo("illegal_state");
      assertThat(refused.body().get("detail").asText()).contains("its staged data was approved");
    }
    assertThat(get(rejected).get("allowed_actions")).isEqualTo(Rest.json("[\"retry\"]"));
  }

  @Test
  void dataOfAnApprovalThatFailedWaitsAgain() {
    post("approve", "");
    lake.tick();
    lake.launcher.die();
    lake.tick();
    assertThat(lake.assess("2018-11").state()).isEqualTo(PartitionState.FAILED);
    assertThat(get(rejected).get("allowed_actions")).hasSize(3);
    assertThat(lake.heldFiles.there).hasSize(1);
    assertThat(post("approve", "").status()).isEqualTo(201);
  }

  @Test
  void discardedDataIsDroppedAndTheMonthWaitsForOtherInput() {
    Answer discarded = post("discard", "{\"reason\": \"wrong file\"}");
    assertThat(discarded.status()).isEqualTo(200);
    assertThat(discarded.body().at("/held/resolution").asText()).isEqualTo("discarded");
    assertThat(discarded.body().at("/history/4/reason").asText())
        .isEqualTo("staged data discarded by anonymous: wrong file");
    assertThat(lake.heldFiles.there).isEmpty();
    lake.tick();
    assertThat(lake.assess("2018-11").why())
        .endsWith(
            "did not pass its checks, staged data discarded by anonymous: wrong file;"
                + " waits for other content or a request");
    assertThat(lake.launcher.launched).hasSize(1);
  }

  @Test
  void dataIsDroppedLaterIfTheLakeIsAway() {
    lake.heldFiles.away = true;
    assertThat(post("discard", "").status()).isEqualTo(200);
    assertThat(lake.heldFiles.there).hasSize(1);
    lake.heldFiles.away = false;
    lake.tick();
    assertThat(lake.heldFiles.there).isEmpty();
  }

  @Test
  void approvalNeedsTheLakeAndTheData() {
    lake.heldFiles.away = true;
    Answer away = post("approve", "");
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.body().get("code").asText()).isEqualTo("storage_unavailable");
    assertThat(away.retryAfter()).isEqualTo("10");
    lake.heldFiles.away = false;
    lake.heldFiles.there.clear();
    Answer gone = post("approve", "");
    assertThat(gone.status()).isEqualTo(409);
    assertThat(gone.body().get("detail").asText()).contains("is gone from the lake");
  }

  @Test
  void dataIsSupersededByALaterLoad() {
    lake.put("2018-11", "2");
    lake.tick();
    Answer active = post("approve", "");
    assertThat(active.body().get("code").asText()).isEqualTo("already_active");
    lake.succeed();
    assertThat(get(rejected).at("/held/resolution").asText()).isEqualTo("superseded");
    assertThat(lake.heldFiles.there).isEmpty();
    assertThat(post("approve", "").body().get("detail").asText())
        .contains("superseded by run " + lake.run("2018-11").run().id());
  }

  @Test
  void onlyRejectedRunsCanBeApproved() {
    lake.put("2018-12", "1");
    lake.tick();
    lake.succeed();
    Answer refused = Rest.post(server, "/runs/" + lake.run("2018-12").run().id() + "/approve", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().get("detail").asText()).contains("it is SUCCEEDED");
    assertThat(Rest.post(server, "/runs/" + RunId.random() + "/discard", "").status())
        .isEqualTo(404);
    assertThat(post("discard", "{\"reason\": 1, \"who\": 2}").status()).isEqualTo(400);
    assertThat(post("discard", "{\"reason\": \"%s\"}".formatted("x".repeat(1_001))).status())
        .isEqualTo(400);
  }

  private JsonNode get(RunId run) {
    return Rest.get(server, "/runs/" + run).body();
  }

  private Answer post(String action, String body) {
    return Rest.post(server, "/runs/" + rejected + "/" + action, body);
  }
}
