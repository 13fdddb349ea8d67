package io.sparkify.lake.service.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.partition.Rematch;
import io.sparkify.lake.service.run.BatchLimits;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.PlanSettings;
import io.sparkify.lake.service.run.Run;
import io.sparkify.lake.service.run.RunOrder;
import io.sparkify.lake.service.run.RunTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackfillStoreTest {
  private static final PlanSettings BY_REQUEST =
      new PlanSettings(Duration.ZERO, false, Rematch.NEVER, BatchLimits.DEFAULT);

  @ParameterizedTest
  @EnumSource
  void dueMonthsOfTheRangeAreQueuedTheNewestFirst(TestDatabase database) {
    Lake lake = months(database);
    BackfillStore store = store(lake);
    UUID id = store.create(order("2018-02", "2018-04", Which.DUE, null), "anna");

    assertThat(runs(store, id))
        .extracting(run -> run.partition().value(), BackfillRun::state)
        .containsExactly(
            tuple("2018-04", "QUEUED"), tuple("2018-03", "QUEUED"), tuple("2018-02", "QUEUED"));
    assertThat(lake.runs.queued())
        .allSatisfy(
            run -> {
              assertThat(run.trigger()).isEqualTo(RunTrigger.BACKFILL);
              assertThat(run.requestedBy()).isEqualTo("anna");
              assertThat(run.reason()).isEqualTo("again: never loaded");
            });
  }

  @ParameterizedTest
  @EnumSource
  void whatIsActiveLeftOutOrGoneIsSkippedInWords(TestDatabase database) {
    Lake lake = months(database);
    lake.runs.requestRun(
        new RunOrder(PartitionKey.parse("2018-02"), RunTrigger.OPERATOR, "ben", "needed", false));
    lake.jdbi.useHandle(
        handle ->
            handle.execute(
                "update partition_ledger set ignored_reason = 'broken'"
                    + " where partition_key = '2018-03'"));
    BackfillStore store = store(lake);
    UUID id = store.create(order("2018-02", "2018-04", Which.ALL, null), "anna");

    assertThat(runs(store, id))
        .extracting(run -> run.partition().value())
        .containsExactly("2018-04");
    assertThat(store.skips(id))
        .extracting(skip -> skip.partition().value())
        .containsExactly("2018-03", "2018-02");
    assertThat(store.skips(id).get(0).why()).isEqualTo("left out: broken");
    assertThat(store.skips(id).get(1).why()).endsWith("is queued");
  }

  @ParameterizedTest
  @EnumSource
  void loadedMonthsAreLoadedAgainOnlyIfAllAreWantedOrTheyAreStale(TestDatabase database) {
    Lake lake = months(database);
    lake.put("songs", "1");
    lake.tick();
    lake.succeed();
    BackfillStore store = store(lake);
    assertThat(selected(store, Which.DUE)).isEmpty();
    assertThat(selected(store, Which.STALE)).isEmpty();
    assertThat(selected(store, Which.ALL)).hasSize(5);

    lake.put("songs", "2");
    lake.tick();
    lake.succeed();
    assertThat(selected(store, Which.DUE)).isEmpty();
    assertThat(selected(store, Which.STALE))
        .hasSize(5)
        .allSatisfy(order -> assertThat(order.forced()).isTrue());
  }

  @ParameterizedTest
  @EnumSource
  void failedMonthsAreChosenByTheirState(TestDatabase database) {
    Lake lake = months(database);
    lake.refuseLaunches();
    lake.tick();
    BackfillStore store = store(lake);
    assertThat(selected(store, Which.FAILED)).hasSize(5);
    assertThat(selected(store, Which.DUE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void catalogThatWasNeverLoadedComesFirst(TestDatabase database) {
    Lake lake = months(database);
    lake.put("songs", "1");
    lake.discover();
    assertThat(selected(store(lake), Which.DUE))
        .extracting(order -> order.partition().value())
        .containsExactly("songs", "2018-05", "2018-04", "2018-03", "2018-02", "2018-01");
  }

  @ParameterizedTest
  @EnumSource
  void pausedBackfillIsNotClaimedAndResumedOneIs(TestDatabase database) {
    Lake lake = months(database);
    BackfillStore store = store(lake);
    UUID id = store.create(order("2018-01", "2018-03", Which.DUE, null), "anna");
    store.pause(id);
    assertThat(lake.dispatch()).isEmpty();
    assertThatThrownBy(() -> store.pause(id))
        .hasMessageContaining("cannot be paused: it is paused");
    store.resume(id);
    assertThat(lake.dispatch()).containsExactly("2018-03", "2018-02", "2018-01");
  }

  @ParameterizedTest
  @EnumSource
  void oneApplicationTakesNoMoreThanMaxActiveOfABackfill(TestDatabase database) {
    Lake lake = months(database);
    store(lake).create(order("2018-01", "2018-05", Which.DUE, 2), "anna");
    assertThat(lake.dispatch()).containsExactly("2018-05", "2018-04");
    lake.settle();
    assertThat(lake.dispatch()).containsExactly("2018-03", "2018-02");
    lake.settle();
    assertThat(lake.dispatch()).containsExactly("2018-01");
  }

  @ParameterizedTest
  @EnumSource
  void cancelEndsQueuedRunsAndAsksForTheOthers(TestDatabase database) {
    Lake lake = months(database);
    BackfillStore store = store(lake);
    List<RunId> asked = new ArrayList<>();
    Backfills backfills = new Backfills(store, (run, who, reason) -> asked.add(run), () -> {});
    UUID id = store.create(order("2018-01", "2018-05", Which.DUE, 2), "anna");
    assertThat(lake.dispatch()).hasSize(2);
    backfills.cancel(id, "ben", "enough");

    assertThat(lake.runs.queued()).isEmpty();
    assertThat(asked).hasSize(2);
    assertThat(lake.history.stateChanges(runs(store, id).get(4).id()))
        .last()
        .satisfies(
            change ->
                assertThat(change.reason())
                    .isEqualTo("cancelled with backfill %s by ben: enough".formatted(id)));
    assertThatThrownBy(() -> store.resume(id)).hasMessageContaining("it is cancelled");
  }

  @ParameterizedTest
  @EnumSource
  void runThatComesBackToACancelledBackfillIsCancelled(TestDatabase database) {
    Lake lake = months(database);
    BackfillStore store = store(lake);
    UUID id = store.create(order("2018-01", "2018-01", Which.DUE, null), "anna");
    lake.jdbi.useHandle(handle -> handle.execute("update backfill set state = 'CANCELLED'"));
    assertThat(lake.dispatch()).isEmpty();
    store.sweep();
    assertThat(runs(store, id)).extracting(BackfillRun::state).containsExactly("CANCELLED");
  }

  @ParameterizedTest
  @EnumSource
  void backfillGoesAfterOperatorsAndWhatIsDue(TestDatabase database) {
    Lake lake = months(database);
    lake.limit(new BatchLimits(2, 1_000, 6, 1_000));
    store(lake).create(order("2018-02", "2018-05", Which.DUE, null), "anna");
    Run wanted =
        lake.runs.requestRun(
            new RunOrder(
                PartitionKey.parse("2018-01"), RunTrigger.OPERATOR, "ben", "needed", false));
    assertThat(lake.dispatch().get(0)).isEqualTo(wanted.partition().value());
  }

  private static List<BackfillRun> runs(BackfillStore store, UUID id) {
    return store.runs(List.of(id)).getOrDefault(id, List.of());
  }

  private static List<RunOrder> selected(BackfillStore store, Which which) {
    return store.select(order("2018-01", "2018-05", which, null), "anna").orders();
  }

  private static BackfillOrder order(
      String from, String to, Which which, @Nullable Integer maxActive) {
    return new BackfillOrder(LogMonth.parse(from), LogMonth.parse(to), which, maxActive, "again");
  }

  private static BackfillStore store(Lake lake) {
    return new BackfillStore(lake.jdbi, BY_REQUEST, lake.clock);
  }

  private static Lake months(TestDatabase database) {
    Lake lake = new Lake(database);
    for (int month = 1; month <= 5; month++) {
      lake.put("2018-0" + month, "1");
    }
    lake.discover();
    return lake;
  }
}
