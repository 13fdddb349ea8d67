package io.sparkify.lake.service.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sparkify.lake.service.db.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Two instances on one PostgreSQL, each with its own clock. */
class LeaseTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final Jdbi jdbi = TestDatabase.POSTGRES.empty();
  private final Member first = Member.of("first", TestDatabase.POSTGRES);
  private final Member second = Member.of("second", TestDatabase.POSTGRES);

  @Test
  void firstWhoLooksTakesAFreeLeaseAndTheOtherDoesNot() {
    first.lease.tick();
    second.lease.tick();

    assertThat(writers()).containsExactly(true, false);
    assertThat(first.taken).hasValue(1);
    assertThat(second.taken).hasValue(0);
  }

  @Test
  void holderThatBeatsKeepsItHoweverLongItLasts() {
    for (int i = 0; i < 100; i++) {
      pass(SECOND);
      first.lease.tick();
      second.lease.tick();
    }
    assertThat(writers()).containsExactly(true, false);
  }

  @Test
  void holderThatIsSilentForTheDurationLosesIt() {
    first.lease.tick();
    second.lease.tick();
    for (int i = 0; i < 9; i++) {
      pass(SECOND);
      second.lease.tick();
      assertThat(second.isWriter()).isFalse();
    }
    pass(SECOND);
    second.lease.tick();

    assertThat(writers()).containsExactly(false, true);
    assertThat(row().holder()).isEqualTo("second");
  }

  @Test
  void holderAndWatcherSeeTheTokenAndForHowLongNobodyRenewedIt() {
    first.lease.tick();
    second.lease.tick();
    Duration silence = Duration.ofSeconds(4);
    pass(silence);
    long token = row().token();
    assertThat(first.lease.sight()).isEqualTo(new LeaseSight(true, token, silence));
    assertThat(second.lease.sight()).isEqualTo(new LeaseSight(false, token, silence));
    first.lease.tick();
    second.lease.tick();
    assertThat(first.lease.sight().silence()).isZero();
    assertThat(second.lease.sight().silence()).isZero();
  }

  @Test
  void holderThatCannotBeatStopsBeforeAnotherOneMayTakeOver() {
    first.lease.tick();
    second.lease.tick();
    pass(Duration.ofSeconds(6));
    assertThat(first.isWriter()).isTrue();
    pass(SECOND);
    assertThat(first.isWriter()).isFalse();
    second.lease.tick();
    assertThat(second.isWriter()).isFalse();
  }

  @Test
  void holderThatCouldNotBeatGoesOnIfNobodyTookOver() {
    first.lease.tick();
    long token = row().token();
    pass(Duration.ofSeconds(20));
    assertThat(first.isWriter()).isFalse();
    first.lease.tick();

    assertThat(first.isWriter()).isTrue();
    assertThat(row().token()).isEqualTo(token);
  }

  @Test
  void stoppedHolderLearnsThatItIsNoLongerTheWriterAndTakesItLaterWithAGreaterToken() {
    first.lease.tick();
    long token = row().token();
    takeOver();
    first.lease.tick();
    assertThat(writers()).containsExactly(false, true);

    second.lease.release();
    first.lease.tick();
    assertThat(writers()).containsExactly(true, false);
    assertThat(row().token()).isGreaterThan(token + 1);
  }

  @Test
  void releasedLeaseIsTakenAtTheNextLook() {
    first.lease.tick();
    second.lease.tick();
    first.lease.release();
    second.lease.tick();

    assertThat(writers()).containsExactly(false, true);
  }

  @Test
  void outageOfTheDatabaseIsNoSilenceOfTheHolder() {
    Member blind = Member.of("blind", TestDatabase.POSTGRES);
    first.lease.tick();
    blind.lease.tick();
    pass(Duration.ofSeconds(9));
    blind.advance(Duration.ofSeconds(9));
    jdbi.useHandle(handle -> handle.execute("alter table writer_lease rename to away"));
    try {
      assertThatThrownBy(blind.lease::tick).hasMessageContaining("writer_lease");
    } finally {
      jdbi.useHandle(handle -> handle.execute("alter table away rename to writer_lease"));
    }
    blind.advance(Duration.ofSeconds(9));
    blind.lease.tick();
    assertThat(blind.isWriter()).isFalse();
    blind.advance(Duration.ofSeconds(10));
    blind.lease.tick();
    assertThat(blind.isWriter()).isTrue();
  }

  @Test
  void whatTheOldHolderWritesLateIsRefusedAndItStepsDown() {
    first.lease.tick();
    first.write("early");
    second.lease.tick();
    for (int i = 0; i < 10; i++) {
      second.advance(SECOND);
      second.lease.tick();
    }
    // Its own clock did not move: it was stopped.
    assertThat(writers()).containsExactly(true, true);
    first.write("late");
    second.write("new");

    assertThat(written()).containsExactlyInAnyOrder("early", "new");
    assertThat(writers()).containsExactly(false, true);
  }

  @Test
  void whatWasBegunInAnEarlierTermIsRefusedInALaterOneOfTheSameInstance() {
    first.lease.tick();
    first.lease.act(
        () -> {
          takeOver();
          first.lease.tick();
          second.lease.release();
          first.lease.tick();
          assertThat(first.isWriter()).isTrue();
          first.guarded.useTransaction(handle -> handle.execute(Member.insert("stale")));
        });
    assertThat(written()).isEmpty();
    assertThat(first.isWriter()).isTrue();
  }

  @Test
  void nothingIsLaunchedForATermThatIsOver() {
    first.lease.tick();
    boolean[] launched = {false};
    first.lease.act(
        () -> {
          first.advance(Duration.ofSeconds(7));
          first.lease.require();
          launched[0] = true;
        });
    assertThat(launched).containsExactly(false);
  }

  @Test
  void withoutTheLeaseNothingIsDone() {
    boolean[] done = {false};
    second.lease.act(() -> done[0] = true);
    assertThat(done).containsExactly(false);
  }

  @Test
  void takeOverWaitsForATransactionThatAskedBeforeAndABeatDoesNot() throws Exception {
    first.lease.tick();
    second.lease.tick();
    second.advance(Duration.ofSeconds(10));
    Thread[] taking = new Thread[1];
    first.lease.act(
        () ->
            first.guarded.useTransaction(
                handle -> {
                  first.lease.tick();
                  second.lease.tick();
                  second.advance(Duration.ofSeconds(10));
                  taking[0] = new Thread(second.lease::tick);
                  taking[0].start();
                  awaitALock();
                  assertThat(second.isWriter()).isFalse();
                  handle.execute(Member.insert("in time"));
                }));
    taking[0].join();
    assertThat(second.isWriter()).isTrue();
    assertThat(written()).containsExactly("in time");
  }

  @Test
  void nobodyWritesWhenNobodyLooksAndHealthSaysSo() {
    assertThat(second.lease.problem()).isEmpty();
    second.advance(Duration.ofSeconds(21));
    assertThat(second.lease.problem()).get().asString().contains("for 21 s", "database");
    second.lease.tick();
    assertThat(second.lease.problem()).isEmpty();
  }

  @Test
  void inAnyOrderOfLooksStopsAndReleasesAtMostOneCanWrite() {
    Random random = new Random(7);
    List<Member> all = List.of(first, second, Member.of("third", TestDatabase.POSTGRES));
    for (int step = 0; step < 300; step++) {
      Member one = all.get(random.nextInt(all.size()));
      switch (random.nextInt(8)) {
        case 0 -> all.forEach(each -> each.advance(Duration.ofSeconds(random.nextInt(4))));
        case 1 -> one.advance(Duration.ofSeconds(random.nextInt(12)));
        case 2 -> one.lease.release();
        default -> one.lease.tick();
      }
      int count = step;
      int before = written().size();
      all.forEach(each -> each.write(count + each.instance.id()));
      assertThat(written().size() - before).isLessThanOrEqualTo(1);
    }
    assertThat(written()).hasSizeGreaterThan(60);
  }

  private void pass(Duration time) {
    first.advance(time);
    second.advance(time);
  }

  private void takeOver() {
    second.lease.tick();
    second.advance(Member.DURATION);
    second.lease.tick();
    assertThat(second.isWriter()).isTrue();
  }

  private List<Boolean> writers() {
    return Stream.of(first, second).map(Member::isWriter).toList();
  }

  private LeaseRow row() {
    return first.store.row();
  }

  private void awaitALock() {
    await()
        .until(
            () ->
                jdbi.withHandle(
                        handle ->
                            handle
                                .createQuery("select count(*) from pg_locks where not granted")
                                .mapTo(Integer.class)
                                .one())
                    > 0);
  }

  private List<String> written() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("select fingerprint from manifest").mapTo(String.class).list());
  }
}
