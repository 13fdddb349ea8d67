package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Rest.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
class RunActionsResourceTest {
  private final Lake lake = new Lake(TestDatabase.H2);
  private final ResourceExtension server =
      Rest.serving(
          new RunActionsResource(lake.actions, lake.history, lake.progress, lake.idempotency()));

  @Test
  void queuedRunIsAnsweredCancelled() {
    lake.put("2018-11", "1");
    lake.discovery.discover();
    lake.planning.queueDue();
    Answer answer = Rest.post(server, path("cancel"), "{\"reason\": \"a mistake\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().get("state").asText()).isEqualTo("CANCELLED");
    assertThat(answer.body().at("/history/1/reason").asText())
        .isEqualTo("cancelled by anonymous: a mistake");
    assertThat(answer.body().get("allowed_actions")).isEqualTo(Rest.json("[\"retry\"]"));
  }

  @Test
  void runThatAnApplicationHasIsAnsweredAcceptedWithTheWish() {
    lake.put("2018-11", "1");
    lake.tick();
    int before = lake.rings;
    Answer answer = Rest.post(server, path("cancel"), "");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body().get("state").asText()).isEqualTo("STARTING");
    assertThat(answer.body().get("cancellation"))
        .isEqualTo(
            Rest.json(
                """
                {"requested_by": "anonymous", "reason": "not wanted",
                 "requested_at": "2018-12-01T06:01:00Z"}
                """));
    assertThat(answer.body().get("allowed_actions")).isEqualTo(Rest.json("[]"));
    assertThat(lake.rings).isGreaterThan(before);
  }

  @Test
  void endedRunConflicts() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
    for (String action : new String[] {"cancel", "retry"}) {
      Answer answer = Rest.post(server, path(action), "{}");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.body().get("code").asText()).isEqualTo("illegal_state");
    }
  }

  @Test
  void retryOfAFailedRunCreatesOne() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.die();
    lake.tick();
    String failed = lake.run("2018-11").run().id().toString();
    Answer answer = Rest.post(server, path("retry"), "{\"reason\": \"again\"}");
    assertThat(answer.status()).isEqualTo(201);
    JsonNode id = answer.body().get("id");
    assertThat(id.asText()).isNotEqualTo(failed);
    assertThat(answer.location()).endsWith("/runs/" + id.asText());
  }

  @Test
  void sameKeyRetriesOnce() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.die();
    lake.tick();
    String retry = path("retry");
    Answer first = Rest.post(server, retry, "{}", "key-1");
    Answer again = Rest.post(server, retry, "{}", "key-1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(Rest.post(server, retry, "{}", "key-2").body().get("code").asText())
        .isEqualTo("already_active");
  }

  @Test
  void retryOfAWaitingRunAnswersTheSame() {
    lake.retry(RetryRule.DEFAULT);
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.die();
    lake.tick();
    Answer answer = Rest.post(server, path("retry"), "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().get("not_before").isNull()).isTrue();
    assertThat(answer.body().get("allowed_actions")).isEqualTo(Rest.json("[\"cancel\"]"));
  }

  @Test
  void unknownRunIsNotFoundAndNonsenseMalformed() {
    for (String action : new String[] {"cancel", "retry"}) {
      Answer answer = Rest.post(server, "/runs/" + RunId.random() + "/" + action, "");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body().get("code").asText()).isEqualTo("unknown_run");
      assertThat(Rest.post(server, "/runs/x/" + action, "").status()).isEqualTo(400);
      assertThat(Rest.post(server, "/runs/" + RunId.random() + "/" + action, "[]").status())
          .isEqualTo(400);
    }
  }

  private String path(String action) {
    return "/runs/%s/%s".formatted(lake.run("2018-11").run().id(), action);
  }
}
