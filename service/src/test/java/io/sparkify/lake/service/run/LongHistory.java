package io.sparkify.lake.service.run;

import org.jdbi.v3.core.Jdbi;

/**
 * Fills an empty database with the history of years: runs with an attempt, an application and their
 * last move, the newest of them with row counts and files.
 */
public enum LongHistory {
  H2("system_range(1, %d)", "random_uuid()"),
  POSTGRES("generate_series(1, %d) as numbers(x)", "gen_random_uuid()");

  private static final int COUNTED = 20_000;
  static final int LEDGER = Integer.getInteger("bench.partitions", 200);

  private final String series;
  private final String uuid;

  LongHistory(String series, String uuid) {
    this.series = series;
    this.uuid = uuid;
  }

  /** By sets of rows, not row by row: a million in a minute or two. */
  public void fill(Jdbi jdbi, int count) {
    String runs = series.formatted(count);
    String months = series.formatted(LEDGER);
    String month =
        "cast(2000 + (%s) / 12 as varchar) || '-'"
            + " || right('0' || cast(1 + mod(%s, 12) as varchar), 2)";
    String ofLedger = month.formatted("x - 1", "x - 1");
    String place = "mod(x, %d)".formatted(LEDGER - 1);
    String ofRun = month.formatted(place, place);
    String fingerprint = "'" + "0".repeat(64) + "'";
    String start = "timestamp with time zone '2010-01-01 00:00:00+00'";
    jdbi.useTransaction(
        handle -> {
          handle.execute("insert into manifest values (" + fingerprint + ", '[]')");
          handle.execute(
              """
              insert into partition_ledger (partition_key, present, fingerprint, files, bytes,
                newest_at, first_seen_at, changed_at)
              select case when x = %d then 'songs' else %s end, true, %s, 1, 10, %s, %s, %s
              from %s
              """
                  .formatted(LEDGER, ofLedger, fingerprint, start, start, start, months));
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
          handle.execute(
              """
              update partition_ledger set loaded_at = changed_at, loaded_fingerprint = fingerprint,
                loaded_run_id = (
                  select r.id from run r
                  where r.partition_key = partition_ledger.partition_key and r.state = 'SUCCEEDED'
                  order by r.partition_key, r.created_at desc, r.id desc limit 1)
              """);
        });
    jdbi.useHandle(handle -> handle.execute("analyze"));
  }
}
