package io.sparkify.lake.job.generate.truth;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.listener.Level;
import io.sparkify.lake.job.generate.session.Play;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who listened in each month; keeps the users and a bit for each session of one month at a time.
 */
final class MonthAudience {
  private final List<List<String>> levels = new ArrayList<>();
  private final List<List<String>> sessions = new ArrayList<>();
  private @Nullable LogMonth month;
  private long plays;
  private BitSet openSessions = new BitSet();
  private Map<Level, Listening> listening = new EnumMap<>(Level.class);

  /** What listeners of one level did in a month. */
  private static final class Listening {
    private final Set<String> users = new HashSet<>();
    private long plays;
  }

  /** A play, in the order of time. */
  void add(Play play) {
    LogMonth next = LogMonth.of(Instant.ofEpochMilli(play.ts()));
    if (!next.equals(month)) {
      settle();
      month = next;
    }
    plays++;
    openSessions.set(Math.toIntExact(play.sessionId()));
    Listening level = listening.computeIfAbsent(play.level(), any -> new Listening());
    level.plays++;
    level.users.add(play.visitor().userId());
  }

  private void settle() {
    if (month == null) {
      return;
    }
    String year = Integer.toString(month.year());
    String number = Integer.toString(month.month());
    Set<String> users = new HashSet<>();
    listening.values().forEach(level -> users.addAll(level.users));
    for (Map.Entry<String, Listening> level : byName().entrySet()) {
      levels.add(
          List.of(
              year,
              number,
              level.getKey(),
              Long.toString(level.getValue().plays),
              Integer.toString(level.getValue().users.size()),
              Double.toString((double) level.getValue().plays / plays)));
    }
    int count = openSessions.cardinality();
    sessions.add(
        List.of(
            year,
            number,
            Integer.toString(count),
            Integer.toString(users.size()),
            Long.toString(plays),
            Double.toString((double) plays / count)));
    plays = 0;
    openSessions = new BitSet();
    listening = new EnumMap<>(Level.class);
  }

  private Map<String, Listening> byName() {
    Map<String, Listening> named = new TreeMap<>();
    listening.forEach((level, what) -> named.put(level.toString(), what));
    return named;
  }

  /** Year, month, level, plays, users, share of the month's plays. */
  List<List<String>> levels() {
    settle();
    month = null;
    return List.copyOf(levels);
  }

  /** Year, month, sessions, users, plays, plays of a session. */
  List<List<String>> sessions() {
    settle();
    month = null;
    return List.copyOf(sessions);
  }
}
