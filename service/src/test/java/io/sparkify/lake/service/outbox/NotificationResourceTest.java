package io.sparkify.lake.service.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.events.EventStore;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DropwizardExtensionsSupport.class)
class NotificationResourceTest {
  private final Lake lake = new Lake(TestDatabase.H2);
  private final Receiver receiver = Receiver.start();
  private final Http http = new Http(Duration.ofSeconds(20), lake.clock);
  private final OutboxStore store = new OutboxStore(lake.jdbi);
  private final Target target = new FakeTarget("ops", receiver.url("/hooks/T0PSECRET"));
  private final ResourceExtension rest =
      Rest.serving(new NotificationResource(new Outbox(List.of(target), store, http, lake.clock)));

  @AfterEach
  void close() {
    http.close();
    receiver.close();
  }

  @Test
  void targetShowsHowItsDeliveriesGo() {
    assertThat(Rest.get(rest, "/notifications").body().get("items").get(0))
        .isEqualTo(
            Rest.json(
                """
                {"name": "ops", "format": "fake", "host": "127.0.0.1", "on": ["moves"],
                 "status": "idle", "delivered": 0, "waiting": 0, "given_up": 0,
                 "failing_since": null, "last_error": null, "next_try_at": null,
                 "oldest_waiting_at": null, "last_delivered_at": null, "last_given_up_at": null}
                """));
    Courier courier =
        new Courier(
            target,
            store,
            new EventStore(lake.jdbi),
            http,
            new DeliveryRule(
                new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(10)), Duration.ofDays(1)),
            new Random(1),
            lake.clock);
    courier.work();
    receiver.answer(500);
    lake.put("2018-11", "1");
    lake.tick();
    courier.work();
    assertThat(Rest.get(rest, "/notifications").body().get("items").get(0))
        .isEqualTo(
            Rest.json(
                """
                {"name": "ops", "format": "fake", "host": "127.0.0.1", "on": ["moves"],
                 "status": "failing", "delivered": 0, "waiting": 2, "given_up": 0,
                 "failing_since": "2018-12-01T06:01:00Z",
                 "last_error": "It answers 500. Mend the receiver; messages wait meanwhile.",
                 "next_try_at": "2018-12-01T06:01:10Z",
                 "oldest_waiting_at": "2018-12-01T06:01:00Z",
                 "last_delivered_at": null, "last_given_up_at": null}
                """));
  }

  @Test
  void testShowsWhatTheReceiverAnswered() {
    Rest.Answer taken = Rest.post(rest, "/notifications/ops/test", "");
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.body().get("delivered").asBoolean()).isTrue();
    assertThat(taken.body().get("http_status").asInt()).isEqualTo(204);
    assertThat(receiver.accepted().get(0).headers().get("webhook-id"))
        .isEqualTo(taken.body().get("message_id").asText());
    receiver.answer(404, "no_team", Map.of());
    Rest.Answer refused = Rest.post(rest, "/notifications/ops/test", "");
    assertThat(refused.body().get("delivered").asBoolean()).isFalse();
    assertThat(refused.body().get("detail").asText())
        .isEqualTo(
            "It answers 404 and says: no_team. Check the path of the target's url: nobody takes messages there.");
    receiver.goDown();
    Rest.Answer dead = Rest.post(rest, "/notifications/ops/test", "");
    assertThat(dead.body().get("http_status").isNull()).isTrue();
    assertThat(dead.body().get("detail").asText()).startsWith("It refuses connections:");
  }

  @Test
  void unknownTargetIsNotFound() {
    Rest.Answer answer = Rest.post(rest, "/notifications/nobody/test", "");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().get("code").asText()).isEqualTo("unknown_target");
  }
}
