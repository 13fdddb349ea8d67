package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.db.H2File;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.partition.LedgerStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
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
  private static final int COUNTED = 20_000;
  private static final int LEDGER = 200;
  private static final double MILLION = 1e6;
  private static final double LIMIT_MILLIS = 1000;

  @TempDir Path folder;

  @Test
  void h2() {
    try (H2File database = H2File.open(H2File.url(folder))) {
      measure("H2", database.jdbi(), "system_range(1, %d)", "random_uuid()");
    }
  }

  @Test
  void postgres() {
    measure(
        "PostgreSQL",
        TestDatabase.POSTGRES.empty(),
        "generate_series(1, %d) as numbers(x)",
        "gen_random_uuid()");
  }

  private void measure(String name, Jdbi jdbi, String series, String uuid) {
    long start = System.nanoTime();
    fill(jdbi, series.formatted(RUNS), series.formatted(LEDGER), uuid);
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
    statements.put("the ledger (200 partitions)", ledger::partitions);
    statements.put("the plan", lake.planning::plan);
    statements.put("what loads foretell", history::forecasts);
    statements.put("the newest users", history::users);
    statements.put("claim, nothing queued", () -> claim(lake));
    statements.put("active applications", () -> lake.history.isLakeBeingWritten());
    statements.forEach((what, statement) -> time(name, what, statement));
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
                    "select created_at, id from run order by created_at desc, id desc limit 1 offset :n")
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

  /** Sets of rows, not rows: a million in a minute or two. */
  private static void fill(Jdbi jdbi, String runs, String months, String uuid) {
    String month =
        "cast(2000 + (%s) / 12 as varchar) || '-'"
            + " || right('0' || cast(1 + mod(%s, 12) as varchar), 2)";
    String ofLedger = month.formatted("x - 1", "x - 1");
    String ofRun = month.formatted("mod(x, 199)", "mod(x, 199)");
    String fingerprint = "'" + "0".repeat(64) + "'";
    String start = "timestamp with time zone '2010-01-01 00:00:00+00'";
    jdbi.useTransaction(
        handle -> {
          handle.execute("insert into manifest values (" + fingerprint + ", '[]')");
          handle.execute(
              """
              insert into partition_ledger (partition_key, present, fingerprint, files, bytes,
                newest_at, first_seen_at, changed_at)
              select case when x = 200 then 'songs' else %s end, true, %s, 1, 10, %s, %s, %s
              from %s
              """
                  .formatted(ofLedger, fingerprint, start, start, start, months));
          handle.execute(
              """
              insert into run (id, partition_key, state, run_trigger, requested_by, reason, forced,
                fingerprint, files, bytes, created_at, started_at, ended_at)
              select %s, case when mod(x, 1000) = 0 then 'songs' else %s end,
                case when mod(x, 17) = 0 then 'FAILED' else 'SUCCEEDED' end,
                case mod(x, 5) when 0 then 'OPERATOR' when 1 then 'BACKFILL' else 'SCHEDULE' end,
                'service', 'never loaded', false, %s, 30, 1000000 + mod(x, 999) * 1000,
                %s + x * interval '1' minute, %s + x * interval '1' minute,
                %s + (x + 1) * interval '1' minute
              from %s
              """
                  .formatted(uuid, ofRun, fingerprint, start, start, start, runs));
          handle.execute(
              """
              insert into application (tag, request, state, created_at, ended_at, fencing_token)
              select id, '{}', 'ENDED', created_at, ended_at, extract(epoch from created_at)
              from run
              """);
          handle.execute(
              """
              insert into attempt (run_id, number, tag, state, started_at, ended_at)
              select id, 1, id, state, started_at, ended_at from run
              """);
          handle.execute(
              """
              insert into state_change (run_id, from_state, to_state, reason, changed_at)
              select id, 'RUNNING', state, 'published, the books balance', ended_at from run
              """);
          handle.execute(
              """
              insert into row_count (run_id, counter, amount)
              select r.id, c.counter, 1000
              from (select id from run order by created_at desc limit %d) r
              cross join (values ('lines'), ('plays'), ('songplays'), ('matched')) c (counter)
              """
                  .formatted(COUNTED));
          handle.execute(
              """
              insert into published_file (run_id, path, table_name, row_total, bytes)
              select id, 'users/users.parquet', 'users', 10, 10 from run
              where state = 'SUCCEEDED' and partition_key <> 'songs'
              order by created_at desc limit %d
              """
                  .formatted(COUNTED));
        });
    jdbi.useHandle(handle -> handle.execute("analyze"));
  }
}
