package io.sparkify.lake.service.run;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Fills an empty database with the history of years: runs with an attempt, an application and their
 * last move, the newest of them with row counts and files.
 */
public enum LongHistory {
  // Keys in order: H2 writes a file anew for each transaction that adds keys at random.
  H2(
      "system_range(%d, %d)",
      "cast('00000000-0000-4000-8000-' || right('000000000000' || cast(x as varchar), 12) as uuid)"),
  POSTGRES("generate_series(%d, %d) as numbers(x)", "gen_random_uuid()");

  private static final int COUNTED = 20_000;
  private static final int IN_A_TRANSACTION = 20_000;
  private static final String START = "timestamp with time zone '2010-01-01 00:00:00+00'";
  private static final String FINGERPRINT = "'" + "0".repeat(64) + "'";
  static final int LEDGER = Integer.getInteger("bench.partitions", 200);

  private final String series;
  private final String uuid;

  LongHistory(String series, String uuid) {
    this.series = series;
    this.uuid = uuid;
  }

  /** By sets of rows, not row by row: a million in some minutes. */
  public void fill(Jdbi jdbi, int count) {
    jdbi.useTransaction(this::ledger);
    for (int first = 1; first <= count; first += IN_A_TRANSACTION) {
      int from = first;
      int to = Math.min(count, first + IN_A_TRANSACTION - 1);
      jdbi.useTransaction(handle -> runs(handle, from, to));
    }
    jdbi.useHandle(handle -> handle.execute("analyze"));
    jdbi.useTransaction(LongHistory::results);
    jdbi.useHandle(handle -> handle.execute("analyze"));
  }

  private static String month(String number) {
    return ("cast(2000 + (%s) / 12 as varchar) || '-'"
            + " || right('0' || cast(1 + mod(%s, 12) as varchar), 2)")
        .formatted(number, number);
  }

  private void ledger(Handle handle) {
    handle.execute("insert into manifest values (" + FINGERPRINT + ", '[]')");
    handle.execute(
        """
        insert into partition_ledger (partition_key, present, fingerprint, files, bytes,
          newest_at, first_seen_at, changed_at)
        select case when x = %d then 'songs' else %s end, true, %s, 1, 10, %s, %s, %s
        from %s
        """
            .formatted(
                LEDGER,
                month("x - 1"),
                FINGERPRINT,
                START,
                START,
                START,
                series.formatted(1, LEDGER)));
  }

  /** The runs of these numbers, both included; each was made a minute after the one before. */
  private void runs(Handle handle, int from, int to) {
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
            .formatted(
                uuid,
                month("mod(x, %d)".formatted(LEDGER - 1)),
                FINGERPRINT,
                START,
                START,
                START,
                series.formatted(from, to)));
    String these =
        " from run where created_at between %s + %d * interval '1' minute and %s + %d * interval '1' minute"
            .formatted(START, from, START, to);
    handle.execute(
        "insert into application (tag, request, state, created_at, ended_at, fencing_token)"
            + " select id, '{}', 'ENDED', created_at, ended_at, extract(epoch from created_at)"
            + these);
    handle.execute(
        "insert into attempt (run_id, number, tag, state, started_at, ended_at)"
            + " select id, 1, id, state, started_at, ended_at"
            + these);
    handle.execute(
        "insert into state_change (run_id, from_state, to_state, reason, changed_at, stream_position)"
            + " select id, 'RUNNING', state, 'published, the books balance', ended_at, 0"
            + these);
  }

  /** What the newest runs counted and published, and what the ledger says of them. */
  private static void results(Handle handle) {
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
  }
}
