package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.lease.Instance;
import io.sparkify.lake.service.lease.Lease;
import io.sparkify.lake.service.lease.LeaseLostException;
import io.sparkify.lake.service.lease.LeaseStore;
import io.sparkify.lake.service.lease.LeasedTransactions;
import io.sparkify.lake.service.partition.Discovery;
import io.sparkify.lake.service.partition.LedgerStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that an old writer does late reaches the database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LateWriterTest {
  private static final Duration DURATION = Duration.ofSeconds(10);
  private static final List<String> TABLES =
      List.of("run", "attempt", "application", "state_change", "partition_ledger", "row_count");

  private final TestDatabase database;
  private final Lake lake;
  private final Jdbi late;
  private final Lease old;

  LateWriterTest(TestDatabase database) {
    this.database = database;
    lake = new Lake(database);
    lake.put("songs", "1");
    lake.put("2018-10", "1");
    lake.tick();
    LeaseStore store = store();
    old = new Lease(store, new Instance("old", "here"), DURATION, lake.clock, () -> {});
    late = LeasedTransactions.guard(database.another(), old, store);
  }

  @Test
  void everyWriteOfAnOldWriterIsRefused() {
    old.tick();
    assertThat(old.isWriter()).isTrue();
    List<Integer> before = rows();
    old.act(
        () -> {
          takeOver();
          writes()
              .forEach(
                  (name, write) ->
                      assertThatThrownBy(write::run)
                          .as(name)
                          .isInstanceOf(LeaseLostException.class));
        });
    assertThat(rows()).isEqualTo(before);
    assertThat(lake.history.isLakeBeingWritten()).isTrue();
  }

  @Test
  void theSameWritesOfTheWriterAreDone() {
    old.tick();
    List<Integer> before = rows();
    RunId loaded = lake.task("2018-10").runId();
    old.act(() -> writes().values().forEach(Runnable::run));
    assertThat(rows()).isNotEqualTo(before);
    assertThat(lake.run(loaded).run().state()).isEqualTo(RunState.SUCCEEDED);
  }

  private Map<String, Runnable> writes() {
    ApplicationStore applications = new ApplicationStore(late, lake.clock, lake.retrier(), "here");
    ApplicationTag tag = lake.launcher.tag();
    LoadTask task = lake.task("2018-10");
    Map<String, Runnable> writes = new LinkedHashMap<>();
    writes.put("launched", () -> applications.launched(tag));
    writes.put("sighted", () -> applications.sighted(lake.reading()));
    writes.put(
        "settle",
        () ->
            new SettlementStore(late, lake.clock, lake.retrier()).settle(lake.success(task), null));
    writes.put("end", () -> applications.end(tag, FakeLauncher.KILLED, Set.of()));
    writes.put("discover", () -> discover());
    writes.put(
        "queue",
        () ->
            new RunStore(late, () -> {}, lake.clock)
                .requestRun(
                    new RunOrder(
                        PartitionKey.parse("2018-10"), RunTrigger.SCHEDULE, "me", "now", true)));
    writes.put(
        "claim",
        () -> applications.claim(ApplicationTag.random(), Lake.settings(BatchLimits.DEFAULT)));
    writes.put(
        "dropped", () -> new HeldStore(late, lake.clock).dropped(new HeldLoad(task.runId(), 1)));
    return writes;
  }

  private void discover() {
    lake.put("2018-11", "1");
    new Discovery(lake.source, new LedgerStore(late), () -> {}, lake.clock).discover();
  }

  /** By one that saw the old one silent for long enough, on a clock of its own. */
  private void takeOver() {
    MutableClock clock = new MutableClock(Lake.START);
    Lease next = new Lease(store(), new Instance("next", "there"), DURATION, clock, () -> {});
    next.tick();
    clock.advance(DURATION);
    next.tick();
    assertThat(next.isWriter()).isTrue();
  }

  private LeaseStore store() {
    return new LeaseStore(database.another(), lake.clock, database == TestDatabase.POSTGRES);
  }

  private List<Integer> rows() {
    return TABLES.stream()
        .map(
            table ->
                lake.jdbi.withHandle(
                    handle ->
                        handle
                            .createQuery("select count(*) from " + table)
                            .mapTo(Integer.class)
                            .one()))
        .toList();
  }
}
