package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.service.run.RunState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Totals that only grow, by what they are of; adds moves of runs to them. */
final class Tally {
  static final String ENDED = "ended";
  static final String FAILED_ATTEMPTS = "failed_attempts";
  static final String SECONDS_BUCKET = "seconds_bucket";
  static final String MILLIS = "millis";
  static final String LINES = "lines";
  static final String ROWS = "rows";
  static final String MATCHED = "matched";
  static final String NONE = "none";

  /** Upper bounds of how long runs took, in seconds. */
  static final List<Integer> BOUNDS =
      List.of(5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 21_600);

  static final String ABOVE = "more";
  private static final Map<Counter, String> OUTCOMES =
      Map.of(
          Counter.MALFORMED, "malformed",
          Counter.SKIPPED, "skipped",
          Counter.DUPLICATES, "duplicate",
          Counter.PLAYS, "accepted");
  private static final Map<Counter, String> TABLES =
      Map.of(
          Counter.SONGPLAYS, "songplays",
          Counter.TIME, "time",
          Counter.USERS, "users",
          Counter.SONGS, "songs",
          Counter.ARTISTS, "artists");

  private final Map<Key, Long> totals = new HashMap<>();

  /** What a total is of. */
  record Key(String meter, String label, String otherLabel) {}

  Map<Key, Long> totals() {
    return Map.copyOf(totals);
  }

  long total(String meter, String label, String otherLabel) {
    return totals.getOrDefault(new Key(meter, label, otherLabel), 0L);
  }

  void add(String meter, String label, String otherLabel, long amount) {
    totals.merge(new Key(meter, label, otherLabel), amount, Long::sum);
  }

  void add(TallyDao.Move move) {
    if (move.from() == move.state()) {
      return; // somebody noted something in its history
    }
    FailureKind kind = move.failureKind();
    if (kind != null) {
      add(FAILED_ATTEMPTS, kind.toString(), "", 1);
    }
    if (isEnd(move.state())) {
      boolean failed = move.state() == RunState.FAILED;
      add(ENDED, move.state().name(), failed && kind != null ? kind.toString() : NONE, 1);
      time(move);
    }
  }

  void add(TallyDao.Amount amount) {
    Counter counter = amount.counter();
    if (!amount.isApproval()) {
      String outcome = OUTCOMES.get(counter);
      if (amount.partition().isCatalog() && counter == Counter.SONGS) {
        outcome = "accepted";
      }
      if (outcome != null) {
        add(LINES, amount.partition().isCatalog() ? "catalog" : "events", outcome, amount.amount());
      }
    }
    if (amount.state() == RunState.SUCCEEDED) {
      String table = TABLES.get(counter);
      if (table != null) {
        add(ROWS, table, "", amount.amount());
      }
      if (counter == Counter.MATCHED) {
        add(MATCHED, "", "", amount.amount());
      }
    }
  }

  private void time(TallyDao.Move move) {
    if (move.startedAt() == null) {
      return;
    }
    long millis = Math.max(0, Duration.between(move.startedAt(), move.at()).toMillis());
    String state = move.state().name();
    add(SECONDS_BUCKET, state, bucket(millis), 1);
    add(MILLIS, state, "", millis);
  }

  private static String bucket(long millis) {
    return BOUNDS.stream()
        .filter(bound -> millis <= bound * 1000L)
        .findFirst()
        .map(String::valueOf)
        .orElse(ABOVE);
  }

  /** The final states, in the order in which they are shown. */
  static final List<RunState> ENDS =
      List.of(RunState.SUCCEEDED, RunState.FAILED, RunState.REJECTED, RunState.CANCELLED);

  private static boolean isEnd(RunState state) {
    return ENDS.contains(state);
  }
}
