package io.sparkify.lake.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.partition.Rematch;
import io.sparkify.lake.service.run.BatchLimits;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.PlanSettings;
import io.sparkify.lake.service.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FiringTest {
  private static final PlanSettings BY_SCHEDULE =
      new PlanSettings(Duration.ZERO, false, Rematch.NEVER, BatchLimits.DEFAULT);

  private final AtomicInteger rings = new AtomicInteger();

  @ParameterizedTest
  @EnumSource
  void timeFiresOnceHoweverManyTicksSeeIt(TestDatabase database) {
    Site site = site(database);
    site.lake().put("2018-11", "1");
    site.lake().discover();
    site.configure(entry("nightly", "0 7 * * *", null, null));
    site.at("2018-12-01T06:59:59Z").fireDue();
    assertThat(site.fires("nightly")).isEmpty();

    site.at("2018-12-01T07:00:01Z").fireDue();
    site.at("2018-12-01T07:00:02Z").fireDue();
    // As after a restart, or by another instance
    site(site.lake()).at("2018-12-01T07:00:03Z").fireDue();

    assertThat(site.fires("nightly"))
        .singleElement()
        .isEqualTo(
            new Fire(
                site.fires("nightly").get(0).id(),
                "nightly",
                Instant.parse("2018-12-01T07:00:00Z"),
                Instant.parse("2018-12-01T07:00:01Z"),
                FireOutcome.FIRED,
                1,
                "1 run"));
    assertThat(rings.get()).isEqualTo(1);
    assertThat(site.lake().runs.queued())
        .extracting(Run::requestedBy, Run::reason)
        .containsExactly(tuple("service", "schedule nightly: never loaded"));
    assertThat(site.store().runs(site.fires("nightly")).values())
        .singleElement()
        .satisfies(runs -> assertThat(runs).extracting(FireRun::state).containsExactly("QUEUED"));
  }

  @ParameterizedTest
  @EnumSource
  void manyInstancesFireOnce(TestDatabase database) throws Exception {
    Site site = site(database);
    site.configure(entry("nightly", "0 7 * * *", null, null));
    site.at("2018-12-01T07:00:00Z");
    CyclicBarrier together = new CyclicBarrier(4);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> instances =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            together.await();
                            site(site.lake()).firing().fireDue();
                            return null;
                          }))
              .toList();
      for (Future<?> instance : instances) {
        instance.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(site.fires("nightly")).extracting(Fire::result).containsExactly("nothing is due");
  }

  @ParameterizedTest
  @EnumSource
  void downtimeFiresOnceOrIsSkippedAsTheRuleSays(TestDatabase database) {
    Site site = site(database);
    site.configure(
        entry("once", "0 * * * *", Misfire.RUN_ONCE, null),
        entry("never", "0 * * * *", Misfire.SKIP, null));
    site.at("2018-12-01T09:30:00Z").fireDue();

    assertThat(site.fires("once"))
        .extracting(Fire::outcome, Fire::times, Fire::result)
        .containsExactly(
            tuple(FireOutcome.LATE, 3, "nothing is due (late, once for 3 times that were missed)"));
    assertThat(site.fires("never"))
        .extracting(Fire::outcome, Fire::times, Fire::result)
        .containsExactly(
            tuple(
                FireOutcome.SKIPPED, 3, "skipped: 3 times that were missed, and the rule is skip"));
    site.at("2018-12-01T10:00:00Z").fireDue();
    assertThat(site.fires("once")).hasSize(2);
    assertThat(site.fires("never").get(0).outcome()).isEqualTo(FireOutcome.FIRED);
  }

  @ParameterizedTest
  @EnumSource
  void namedMonthIsLoadedAfterTheFirstCatalogAndNotTwice(TestDatabase database) {
    Site site = site(database);
    site.lake().put("songs", "1");
    site.lake().put("2018-11", "1");
    site.lake().put("2018-10", "1");
    site.lake().discover();
    site.configure(entry("monthly", "0 7 1 * *", null, Load.parse("previous_month")));
    site.at("2018-12-01T07:00:00Z").fireDue();

    assertThat(site.lake().runs.queued())
        .extracting(run -> run.partition().value(), Run::reason)
        .containsExactlyInAnyOrder(
            tuple("songs", "schedule monthly: previous_month; months wait for the song catalog"),
            tuple("2018-11", "schedule monthly: previous_month"));

    site.firing().trigger(site.store().get("monthly"), "anna");
    assertThat(site.fires("monthly").get(0).result())
        .isEqualTo("Partition 2018-11 has an active run already.; asked for by anna");
    site.at("2019-01-01T07:00:00Z").fireDue();
    assertThat(site.fires("monthly").get(0).result())
        .isEqualTo("There is no input of partition 2018-12.");
  }

  @ParameterizedTest
  @EnumSource
  void pausedScheduleFiresNothingAndMissesNothing(TestDatabase database) {
    Site site = site(database);
    site.configure(entry("hourly", "0 * * * *", null, null));
    site.store().change("hourly", now -> new ScheduleStore.Change(now.rule(), true));
    site.at("2018-12-01T09:30:00Z").fireDue();
    site.store().change("hourly", now -> new ScheduleStore.Change(now.rule(), false));
    site.at("2018-12-01T09:31:00Z").fireDue();
    assertThat(site.fires("hourly")).isEmpty();
    site.at("2018-12-01T10:00:00Z").fireDue();
    assertThat(site.fires("hourly")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void changeByRestStaysUntilTheConfigurationsOwnEntryChanges(TestDatabase database) {
    Site site = site(database);
    site.configure(entry("nightly", "0 7 * * *", null, null));
    Rule changed = entry("nightly", "0 8 * * *", null, null).rule();
    site.store().change("nightly", now -> new ScheduleStore.Change(changed, now.paused()));
    site.store().create("own", changed, false);

    site.configure(entry("nightly", "0 7 * * *", null, null));
    assertThat(site.store().all())
        .extracting(Schedule::name, Schedule::cron)
        .containsExactly(tuple("nightly", "0 8 * * *"), tuple("own", "0 8 * * *"));

    site.configure(entry("nightly", "0 9 * * *", null, null));
    assertThat(site.store().get("nightly").cron()).isEqualTo("0 9 * * *");

    site.configure();
    assertThat(site.store().all()).extracting(Schedule::name).containsExactly("own");
  }

  @ParameterizedTest
  @EnumSource
  void restartWithTheSameConfigurationDoesNotForgetWhatWasMissed(TestDatabase database) {
    Site site = site(database);
    site.configure(entry("hourly", "0 * * * *", null, null));
    site.at("2018-12-01T08:30:00Z");
    site.configure(entry("hourly", "0 * * * *", null, null));
    site.firing().fireDue();
    assertThat(site.fires("hourly")).extracting(Fire::times).containsExactly(2);
  }

  @ParameterizedTest
  @EnumSource
  void historyKeepsTheNewestTimes(TestDatabase database) {
    Site site = site(database);
    site.configure(entry("often", "* * * * * ?", null, null));
    for (int i = 1; i <= 205; i++) {
      site.lake().clock.advance(Duration.ofSeconds(1));
      site.firing().fireDue();
    }
    assertThat(site.store().fires("often", 1_000)).hasSize(200);
  }

  private static ScheduleConfiguration entry(
      String name, String cron, @Nullable Misfire misfire, @Nullable Load load) {
    return new ScheduleConfiguration(name, cron, null, misfire, load, null);
  }

  private Site site(TestDatabase database) {
    return site(new Lake(database));
  }

  private Site site(Lake lake) {
    return new Site(
        lake,
        new ScheduleStore(lake.jdbi, lake.clock),
        new Firing(lake.jdbi, BY_SCHEDULE, rings::incrementAndGet, lake.clock));
  }

  /** A lake with schedules, at a time. */
  private record Site(Lake lake, ScheduleStore store, Firing firing) {
    Firing at(String time) {
      lake.clock.advance(Duration.between(lake.clock.instant(), Instant.parse(time)));
      return firing;
    }

    void configure(ScheduleConfiguration... entries) {
      store.synchronise(List.of(entries));
    }

    List<Fire> fires(String name) {
      return store.fires(name, 10);
    }
  }
}
