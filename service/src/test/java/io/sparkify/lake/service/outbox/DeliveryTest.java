package io.sparkify.lake.service.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.events.EventStore;
import io.sparkify.lake.service.run.Lake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeliveryTest {
  private static final List<String> LOADED =
      List.of("2018-11 QUEUED", "2018-11 STARTING", "2018-11 RUNNING", "2018-11 SUCCEEDED");
  private static final DeliveryRule RULE =
      new DeliveryRule(
          new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(15)), Duration.ofDays(3));

  private final Lake lake;
  private final OutboxStore store;
  private final Receiver receiver = Receiver.start();
  private final Http http;
  private Courier courier;

  DeliveryTest(TestDatabase database) {
    lake = new Lake(database);
    store = new OutboxStore(lake.jdbi);
    http = new Http(Duration.ofSeconds(20), lake.clock);
    courier = courier("ops", receiver.url("/hooks/T0PSECRET?key=QUERYSECRET"), http);
  }

  private Courier courier(String name, String url, Http by) {
    return new Courier(
        new FakeTarget(name, url),
        store,
        new EventStore(lake.jdbi),
        by,
        RULE,
        new Random(1),
        lake.clock);
  }

  /** A month was loaded before the target was configured. */
  @BeforeEach
  void targetIsNew() {
    load("2018-10");
    courier.work();
  }

  @AfterEach
  void close() {
    http.close();
    receiver.close();
  }

  private void load(String month) {
    lake.put(month, "1");
    lake.tick();
    lake.succeed();
  }

  private void workLater(Duration later) {
    lake.clock.advance(later);
    courier.work();
  }

  private TargetState state() {
    return store.states().stream()
        .filter(state -> state.name().equals("ops"))
        .findAny()
        .orElseThrow();
  }

  @Test
  void newTargetIsToldWhatHappensFromThenOn() {
    assertThat(receiver.all()).isEmpty();
    load("2018-11");
    courier.work();
    assertThat(receiver.bodies()).isEqualTo(LOADED);
    assertThat(state().delivered()).isEqualTo(4);
    assertThat(state().waiting()).isZero();
  }

  @Test
  void everythingArrivesInOrderWhateverTheReceiverAnswers() {
    receiver.answer(500);
    receiver.answer(302, "", Map.of("Location", receiver.url("/elsewhere")));
    receiver.answer(404);
    receiver.answer(429, "", Map.of("Retry-After", "1800"));
    load("2018-11");
    courier.work();
    for (int i = 0; i < 3; i++) {
      workLater(Duration.ofMinutes(16));
    }
    assertThat(receiver.bodies()).as("it asked for half an hour").isEmpty();
    workLater(Duration.ofMinutes(16));
    workLater(Duration.ofMinutes(16));
    assertThat(receiver.bodies()).isEqualTo(LOADED);
    assertThat(receiver.all()).as("none went where 302 led").hasSize(8);
    assertThat(receiver.all())
        .extracting(Receiver.Request::path)
        .containsOnly("/hooks/T0PSECRET?key=QUERYSECRET");
    assertThat(receiver.accepted())
        .extracting(request -> request.headers().get("webhook-id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void waitsGrowAndDoNotExceedTheirLimit() {
    receiver.goDown();
    load("2018-11");
    courier.work();
    Instant failed = lake.clock.instant();
    assertThat(Duration.between(failed, state().nextAt()))
        .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    workLater(Duration.ofSeconds(7));
    assertThat(store.failures("ops")).as("too early").isEqualTo(1);
    for (int i = 0; i < 10; i++) {
      workLater(Duration.ofMinutes(15));
    }
    assertThat(store.failures("ops")).isEqualTo(11);
    assertThat(Duration.between(lake.clock.instant(), state().nextAt()))
        .isBetween(Duration.ofMinutes(12), Duration.ofMinutes(15));
    assertThat(state().failingSince()).isEqualTo(failed);
    receiver.up();
    workLater(Duration.ofMinutes(15));
    assertThat(receiver.bodies()).isEqualTo(LOADED);
    assertThat(state().failingSince()).isNull();
  }

  @Test
  void nothingIsLostOrDoubledOverARestart() {
    receiver.answer(204);
    receiver.answer(204);
    receiver.answer(503);
    load("2018-11");
    courier.work();
    assertThat(receiver.bodies()).isEqualTo(LOADED.subList(0, 2));
    courier = courier("ops", receiver.url("/moved"), http);
    load("2018-12");
    workLater(Duration.ofMinutes(1));
    assertThat(receiver.bodies()).hasSize(8).startsWith("2018-11 QUEUED", "2018-11 STARTING");
    assertThat(receiver.accepted().get(2).path()).isEqualTo("/moved");
    assertThat(receiver.bodies()).doesNotHaveDuplicates();
  }

  @Test
  void targetThatIsDeadKeepsNobodyElseWaiting() {
    try (Receiver dead = Receiver.down()) {
      Courier other = courier("dead", dead.url("/"), http);
      other.work();
      load("2018-11");
      other.work();
      courier.work();
      assertThat(receiver.bodies()).isEqualTo(LOADED);
      assertThat(store.states()).extracting(TargetState::waiting).containsExactly(4L, 0L);
    }
  }

  @Test
  void receiverThatNeverAnswersIsLeftAfterItsTime() {
    receiver.stall();
    load("2018-11");
    try (Http hasty = new Http(Duration.ofMillis(200), lake.clock)) {
      courier("ops", receiver.url("/"), hasty).work();
    }
    assertThat(state().lastError())
        .isEqualTo(
            "There was no answer within 0.2s: see why the receiver is slow, or set outbox.timeout higher.");
    workLater(Duration.ofMinutes(1));
    assertThat(receiver.bodies()).isEqualTo(LOADED);
  }

  @Test
  void ofALongAnswerOnlyTheBeginningIsRead() {
    receiver.answerMuch();
    load("2018-11");
    courier.work();
    assertThat(receiver.bodies()).isEqualTo(LOADED);
  }

  @Test
  void messageThatItsReceiverDoesNotWantIsGivenUpForTheNext() {
    for (int i = 0; i < 5; i++) {
      receiver.answer(422, "no such thing", Map.of());
    }
    load("2018-11");
    courier.work();
    for (int i = 0; i < 4; i++) {
      workLater(Duration.ofMinutes(15));
    }
    workLater(Duration.ZERO);
    assertThat(receiver.bodies()).isEqualTo(LOADED.subList(1, 4));
    assertThat(state().givenUp()).isEqualTo(1);
    assertThat(state().lastGivenUpAt()).isNotNull();
  }

  @Test
  void messagesThatBecameTooOldWhileTheTargetFailsAreGivenUp() {
    receiver.goDown();
    load("2018-11");
    courier.work();
    lake.clock.advance(Duration.ofDays(2));
    load("2018-12");
    workLater(Duration.ofHours(23));
    assertThat(state().givenUp()).isZero();
    workLater(Duration.ofHours(2));
    assertThat(state().givenUp()).isEqualTo(4);
    assertThat(state().waiting()).isEqualTo(4);
    receiver.up();
    workLater(Duration.ofMinutes(16));
    assertThat(receiver.bodies()).hasSize(4).allMatch(body -> body.startsWith("2018-12"));
  }

  @Test
  void serviceThatWasStoppedForLongGivesUpNothingThatWasNotTried() {
    lake.jdbi.useTransaction(
        handle ->
            new OutboxTransaction(handle)
                .add("ops", new Draft("old", "moves", "old"), lake.clock.instant()));
    workLater(Duration.ofDays(30));
    assertThat(receiver.bodies()).containsExactly("old");
    assertThat(state().givenUp()).isZero();
  }

  @Test
  void problemNamesTargetTimeErrorAndRemedyButNoSecret() {
    receiver.answer(
        403, "Cannot POST /hooks/T0PSECRET?key=QUERYSECRET with secret-token", Map.of());
    load("2018-11");
    courier.work();
    Instant since = lake.clock.instant();
    Outbox outbox =
        new Outbox(
            List.of(new FakeTarget("ops", receiver.url("/hooks/T0PSECRET"))),
            store,
            http,
            lake.clock);
    assertThat(outbox.problem()).as("may pass by itself").isEmpty();
    lake.clock.advance(Duration.ofMinutes(5));
    assertThat(outbox.problem())
        .contains(
            "Target 'ops' (127.0.0.1) has taken no message since %s: It answers 403 and says: Cannot POST ***?*** with ***. Check the target's secret or key, and whether it may write there. 4 wait, 0 were given up; POST /notifications/ops/test shows whether it is mended."
                .formatted(since));
    lake.jdbi.useHandle(
        handle ->
            assertThat(
                    handle
                        .createQuery("select last_error from outbox where last_error is not null")
                        .mapTo(String.class)
                        .list())
                .hasSize(1)
                .noneMatch(words -> words.contains("SECRET")));
  }

  @Test
  void testThatIsTakenHasWaitingMessagesGoAtOnce() {
    receiver.goDown();
    load("2018-11");
    courier.work();
    receiver.up();
    Outbox outbox =
        new Outbox(List.of(new FakeTarget("ops", receiver.url("/"))), store, http, lake.clock);
    assertThat(outbox.test("ops").delivered()).isTrue();
    courier.work();
    assertThat(receiver.bodies()).hasSize(5).startsWith("test").endsWith("2018-11 SUCCEEDED");
  }

  @Test
  void whatIsNotKeptAnyMoreIsPassedOver() {
    lake.jdbi.useTransaction(
        handle ->
            new OutboxTransaction(handle)
                .add("ops", new Draft("old", "moves", "gone"), lake.clock.instant()));
    load("2018-11");
    courier.work();
    assertThat(receiver.bodies()).isEqualTo(LOADED);
    assertThat(state().givenUp()).isEqualTo(1);
  }

  @Test
  void oldMessagesAndTargetsThatWereTakenOutAreForgotten() {
    load("2018-11");
    courier.work();
    courier("other", receiver.url("/"), http).work();
    OldMessages old = new OldMessages(store, List.of("ops"), Duration.ofDays(30), lake.clock);
    lake.clock.advance(Duration.ofDays(29));
    old.forget();
    assertThat(rows()).isEqualTo(4);
    assertThat(store.states()).extracting(TargetState::name).containsExactly("ops");
    receiver.goDown();
    load("2018-12");
    courier.work();
    lake.clock.advance(Duration.ofDays(2));
    old.forget();
    assertThat(rows()).as("those that wait stay").isEqualTo(4);
    assertThat(state().waiting()).isEqualTo(4);
    assertThat(state().delivered()).isEqualTo(4);
  }

  private int rows() {
    return lake.jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from outbox").mapTo(Integer.class).one());
  }
}
