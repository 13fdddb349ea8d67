package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.db.H2File;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.lease.InstancesView;
import io.sparkify.lake.service.lease.SteadyClock;
import io.sparkify.lake.service.lease.WriterView;
import io.sparkify.lake.service.overview.OverviewResource;
import io.sparkify.lake.service.overview.Surveyor;
import io.sparkify.lake.service.overview.Surveys;
import io.sparkify.lake.service.partition.LedgerStore;
import io.sparkify.lake.service.schedule.NextFires;
import io.sparkify.lake.service.schedule.ScheduleStore;
import io.sparkify.lake.service.table.TableStore;
import io.sparkify.lake.service.telemetry.FigureBoard;
import io.sparkify.lake.service.telemetry.FigureStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long statements take on a long history. Not run by the build; {@code -Dbench.runs} says how
 * many runs there are, 1,000,000 by default.
 */
class MillionRunsBench {
  private static final int RUNS = Integer.getInteger("bench.runs", 1_000_000);
  private static final int TIMES = Integer.getInteger("bench.times", 200);
  private static final double MILLION = 1e6;
  private static final double LIMIT_MILLIS = 1000;

  @TempDir Path folder;

  @Test
  void h2() {
    try (H2File database = H2File.open(H2File.url(folder))) {
      measure("H2", database.jdbi(), LongHistory.H2);
    }
  }

  @Test
  void postgres() {
    measure("PostgreSQL", TestDatabase.POSTGRES.empty(), LongHistory.POSTGRES);
  }

  private void measure(String name, Jdbi jdbi, LongHistory filler) {
    long start = System.nanoTime();
    filler.fill(jdbi, RUNS);
    System.out.printf("BENCH %s: filled in %.0f s%n", name, (System.nanoTime() - start) / 1e9);
    RunHistory history = new RunHistory(jdbi);
    Lake lake = new Lake(jdbi);
    LedgerStore ledger = lake.ledger;
    RunPages pages = new RunPages(history, new ProgressBoard(history));
    RunCursor deep = deep(jdbi);
    Map<String, Runnable> statements = new LinkedHashMap<>();
    statements.put("GET /runs, first page", () -> page(pages, query(null, null, null), null));
    statements.put("GET /runs, page 10,000", () -> page(pages, query(null, null, null), deep));
    statements.put("… of a partition", () -> page(pages, query("2005-03", null, null), null));
    statements.put("… of a partition, deep", () -> page(pages, query("2005-03", null, null), deep));
    statements.put("… state=FAILED", () -> page(pages, query(null, RunState.FAILED, null), null));
    statements.put(
        "… state=SUCCEEDED, deep", () -> page(pages, query(null, RunState.SUCCEEDED, null), deep));
    statements.put("… state=QUEUED", () -> page(pages, query(null, RunState.QUEUED, null), null));
    statements.put(
        "… trigger=backfill", () -> page(pages, query(null, null, RunTrigger.BACKFILL), null));
    statements.put(
        "… partition, state and trigger",
        () -> page(pages, query("2005-03", RunState.FAILED, RunTrigger.OPERATOR), null));
    Surveys surveys = surveys(lake);
    OverviewResource overview = overview(lake, surveys);
    statements.put("GET /overview", () -> overview.overview());
    FigureBoard figures =
        new FigureBoard(
            new FigureStore(jdbi, surveys::current, Optional::empty), new SteadyClock(), () -> {});
    statements.put("what is measured", figures::renew);
    statements.put("the ledger (%d partitions)".formatted(LongHistory.LEDGER), ledger::partitions);
    statements.put("the plan", lake.planning::plan);
    statements.put("what loads foretell", history::forecasts);
    statements.put("the newest users", history::users);
    statements.put("claim, nothing queued", () -> claim(lake));
    statements.put("active applications", () -> lake.history.isLakeBeingWritten());
    statements.forEach((what, statement) -> time(name, what, statement));
  }

  /** With the thread that looks at all partitions beside it, as in the service. */
  private static Surveys surveys(Lake lake) {
    ExecutorService other = Executors.newSingleThreadExecutor();
    AtomicReference<Runnable> renew = new AtomicReference<>(() -> {});
    Surveys surveys =
        new Surveys(
            new Surveyor(
                lake.ledger,
                lake.planning.settings(),
                lake.plans(),
                new NextFires(new ScheduleStore(lake.jdbi, lake.clock), lake.clock),
                new TableStore(lake.jdbi)),
            lake.jdbi,
            lake.clock,
            new SteadyClock(),
            () -> other.execute(() -> Objects.requireNonNull(renew.get()).run()));
    renew.set(surveys::renew);
    return surveys;
  }

  private static OverviewResource overview(Lake lake, Surveys surveys) {
    return new OverviewResource(
        surveys,
        lake.glance(),
        () -> new InstancesView("me", "me", true, new WriterView("me", "me", 1, Lake.START)),
        List::of,
        Optional::empty,
        lake.clock);
  }

  private static void page(RunPages pages, RunQuery query, @Nullable RunCursor cursor) {
    assertThat(pages.page(query, "50", cursor == null ? null : cursor.text())).isNotNull();
  }

  private static void claim(Lake lake) {
    assertThat(
            new ApplicationStore(lake.jdbi, lake.clock, lake.retrier(), "here")
                .claim(ApplicationTag.random(), Lake.settings(BatchLimits.DEFAULT)))
        .isEmpty();
  }

  private static void time(String name, String what, Runnable statement) {
    long first = System.nanoTime();
    statement.run();
    double cold = (System.nanoTime() - first) / MILLION;
    double[] millis = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      statement.run();
      millis[i] = (System.nanoTime() - start) / MILLION;
    }
    Arrays.sort(millis);
    double p99 = millis[TIMES * 99 / 100];
    System.out.printf(
        "BENCH | %s | %s | %.1f | %.1f | %.1f |%n", name, what, millis[TIMES / 2], p99, cold);
    assertThat(p99).as(what).isLessThan(LIMIT_MILLIS);
  }

  private static RunCursor deep(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select created_at, id from run order by created_at desc, id desc limit 1"
                        + " offset :n")
                .bind("n", RUNS / 2)
                .mapTo(RunCursor.class)
                .one());
  }

  private static RunQuery query(
      @Nullable String partition, @Nullable RunState state, @Nullable RunTrigger trigger) {
    return new RunQuery(
        partition == null ? null : PartitionKey.parse(partition),
        state,
        trigger,
        Instant.parse("0001-01-01T00:00:00Z"),
        Instant.parse("9999-12-31T00:00:00Z"));
  }
}
