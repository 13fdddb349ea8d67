package io.sparkify.lake.service.bench;

import io.sparkify.lake.job.generate.LakeRows;
import io.sparkify.lake.job.generate.truth.Truth;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the five tables must hold.
 *
 * @param rows by table
 * @param digests by table; empty where only numbers are known
 */
record Expected(Map<String, Long> rows, Map<String, String> digests) {
  Expected {
    rows = Map.copyOf(rows);
    digests = Map.copyOf(digests);
  }

  static Expected of(Truth truth) {
    Truth.Totals totals = truth.totals();
    return new Expected(
        Map.of(
            "songs", totals.songs(),
            "artists", totals.artists(),
            "users", totals.users(),
            "time", totals.time(),
            "songplays", totals.songplays()),
        truth.digests());
  }

  /** The same with all values as they are in a lake that was checked. */
  Expected asIn(Path lake) throws SQLException {
    try (LakeRows tables = LakeRows.of(lake)) {
      return new Expected(rows, tables.digests());
    }
  }

  /** Where a lake is wrong, in words; nothing: it is right. */
  List<String> differences(Path lake) throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (LakeRows tables = LakeRows.of(lake)) {
      Map<String, Long> there = tables.rows();
      Map<String, String> values = digests.isEmpty() ? Map.of() : tables.digests();
      new TreeMap<>(rows)
          .forEach(
              (table, count) -> {
                if (!count.equals(there.get(table))) {
                  wrong.add("%s %,d for %,d".formatted(table, there.get(table), count));
                } else if (digests.containsKey(table)
                    && !String.valueOf(digests.get(table)).equals(values.get(table))) {
                  wrong.add("%s: other values".formatted(table));
                }
              });
    }
    return wrong;
  }
}
