package io.sparkify.lake.service.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.outbox.Receiver;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.RetryRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class WebhookTest {
  static final Failure FULL =
      new Failure(
          FailureKind.INFRASTRUCTURE,
          "disk_full",
          "The disk is full",
          "No space was left for <staged> files & logs.",
          "Free space, then retry the run.",
          "java.io.IOException: No space left on device");

  private final Lake lake;
  private final Told told;

  WebhookTest(TestDatabase database) {
    lake = new Lake(database);
    told = new Told(lake, "ops", Format.JSON, null);
  }

  @AfterEach
  void close() {
    told.close();
  }

  @Test
  void fromRunOverRetryAndFailureToRecovery() {
    lake.retry(new RetryRule(2, Duration.ofMinutes(1), Duration.ofMinutes(1), 0));
    lake.put("2018-11", "1");
    lake.tick();
    lake.fail(FULL);
    assertThat(told.all()).as("an attempt that is tried again is no news").isEmpty();
    lake.tick();
    lake.tick();
    lake.fail(FULL);
    RunId failed = lake.run("2018-11").run().id();
    assertThat(told.types()).containsExactly("failed");
    JsonNode message = told.last();
    assertThat(message.get("id").asText()).isEqualTo("failed-" + failed);
    assertThat(message.at("/data/title").asText()).isEqualTo("2018-11 failed: The disk is full");
    assertThat(message.at("/data/cause").asText()).isEqualTo(FULL.cause());
    assertThat(message.at("/data/remedy").asText()).isEqualTo(FULL.remedy());
    assertThat(message.at("/data/run/attempts").asInt()).isEqualTo(2);
    assertThat(message.at("/data/run/failure/code").asText()).isEqualTo("disk_full");
    assertThat(message.at("/data/links/run").asText())
        .isEqualTo("https://lake.example.com/api/v1/runs/" + failed);

    lake.put("2018-11", "2");
    lake.tick();
    lake.succeed();
    assertThat(told.types()).containsExactly("failed", "recovered");
    assertThat(told.last().at("/data/recovered_from/run_id").asText()).isEqualTo(failed.toString());
    lake.put("2018-11", "3");
    lake.tick();
    lake.succeed();
    assertThat(told.types()).as("a load that was never in trouble is no news").hasSize(2);
  }

  @Test
  void messagesAreSignedAndNameThemselves() {
    fail("2018-11");
    told.all();
    Receiver.Request request = told.receiver.accepted().get(0);
    Instant now = lake.clock.instant();
    assertThat(Verifier.accepts(Told.SECRET, request.headers(), request.body(), now)).isTrue();
    assertThat(request.headers().get("webhook-id")).isEqualTo(told.last().get("id").asText());
    assertThat(request.headers().get("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void rejectedRunIsToldOnceWithItsChecks() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.reject();
    assertThat(told.types()).containsExactly("rejected");
    assertThat(told.last().at("/data/title").asText())
        .isEqualTo("2018-11 was rejected by its checks");
    assertThat(told.last().at("/data/cause").asText())
        .isEqualTo("It did not pass its checks: books_balance: 6 plays, not 7 plays.");
    assertThat(told.last().at("/data/run/failed_checks/0/name").asText())
        .isEqualTo("books_balance");
    RunId rejected = lake.run("2018-11").run().id();
    lake.approve(rejected);
    assertThat(told.types()).as("a note on a run is no news").hasSize(1);
    lake.tick();
    lake.succeed();
    assertThat(told.types()).containsExactly("rejected", "recovered");
    assertThat(told.last().at("/data/recovered_from/type").asText()).isEqualTo("rejected");
  }

  @Test
  void lateMonthIsToldOnceAndWhenItIsLoaded() {
    Notice late =
        new Notice(
            "freshness:2018-11:2018-12-02T05:00:00Z",
            NoticeKind.LATE,
            PartitionKey.parse("2018-11"),
            lake.clock.instant(),
            "2018-11 is late",
            "It was due on 2018-12-02 at 06:00 in Europe/Paris.",
            "See why its files have not come.");
    assertThat(raise(late)).isTrue();
    assertThat(raise(late)).isFalse();
    assertThat(told.types()).containsExactly("late");
    assertThat(told.last().at("/data/partition").asText()).isEqualTo("2018-11");
    assertThat(told.last().at("/data/links/partition").asText())
        .isEqualTo("https://lake.example.com/api/v1/partitions/2018-11");
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
    assertThat(told.types()).containsExactly("late", "recovered");
    assertThat(told.last().at("/data/recovered_from/type").asText()).isEqualTo("late");
    lake.put("2018-11", "2");
    lake.tick();
    lake.succeed();
    assertThat(told.types()).hasSize(2);
  }

  @Test
  void noticeOfATransactionThatIsRolledBackIsNotTold() {
    Notice late =
        new Notice(
            "k", NoticeKind.LATE, null, lake.clock.instant(), "late", "It is late.", "Wait.");
    assertThatThrownBy(
            () ->
                lake.jdbi.useTransaction(
                    handle -> {
                      told.notices.raise(handle, late);
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(told.types()).isEmpty();
    assertThat(raise(late)).isTrue();
    assertThat(told.types()).containsExactly("late");
    assertThat(new NoticeStore(lake.jdbi).forget(lake.clock.instant().plusSeconds(1))).isEqualTo(1);
  }

  @Test
  void eachIsToldOnlyWhatItWants() {
    try (Told recoveries = new Told(lake, "relief", Format.JSON, List.of(NoticeKind.RECOVERED))) {
      fail("2018-11");
      lake.put("2018-11", "2");
      lake.tick();
      lake.succeed();
      assertThat(recoveries.types()).containsExactly("recovered");
      assertThat(told.types()).containsExactly("failed", "recovered");
    }
  }

  @Test
  void slackGetsTextAndBlocksWithNothingThatItWouldTakeForALink() {
    try (Told slack = new Told(lake, "slack", Format.SLACK, null)) {
      fail("2018-11");
      JsonNode message = slack.last();
      assertThat(message.get("text").asText())
          .isEqualTo("\uD83D\uDD34 2018-11 failed: The disk is full");
      assertThat(message.get("blocks")).hasSize(4);
      assertThat(message.at("/blocks/0/type").asText()).isEqualTo("header");
      assertThat(message.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
      assertThat(message.at("/blocks/1/text/text").asText())
          .isEqualTo("*Cause*\nNo space was left for &lt;staged&gt; files &amp; logs.");
      assertThat(message.at("/blocks/2/text/text").asText())
          .isEqualTo("*What to do*\nFree space, then retry the run.");
      assertThat(message.at("/blocks/3/elements/0/text").asText())
          .contains("1 attempt")
          .contains("<https://lake.example.com/api/v1/runs/");
    }
  }

  private boolean raise(Notice notice) {
    return lake.jdbi.inTransaction(handle -> told.notices.raise(handle, notice));
  }

  private void fail(String month) {
    lake.put(month, "1");
    lake.tick();
    lake.fail(FULL);
  }
}
