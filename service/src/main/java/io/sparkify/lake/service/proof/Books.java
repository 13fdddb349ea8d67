package io.sparkify.lake.service.proof;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.service.run.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds what was counted against what was published; pure. */
final class Books {
  static final String USERS = "users";

  /** Those that are the rows of a table. */
  private static final Map<String, Counter> OF_TABLES =
      Map.of(
          "songplays", Counter.SONGPLAYS,
          "time", Counter.TIME,
          "songs", Counter.SONGS,
          "artists", Counter.ARTISTS);

  private Books() {}

  static Map<String, Long> rowsByTable(List<PublishedFile> files) {
    return files.stream()
        .collect(groupingBy(PublishedFile::table, summingLong(PublishedFile::rows)));
  }

  static Map<String, Long> storedRowsByTable(List<StoredFile> files) {
    return files.stream().collect(groupingBy(StoredFile::table, summingLong(StoredFile::rows)));
  }

  /** Where the counts are not the rows of the tables' files. */
  static List<Problem> sums(RowCounts counts, Map<String, Long> rowsByTable) {
    List<Problem> problems = new ArrayList<>();
    OF_TABLES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              long counted = counts.get(entry.getValue());
              long rows = rowsByTable.getOrDefault(entry.getKey(), 0L);
              if (counted != rows) {
                problems.add(
                    Problem.books(
                        "row_count_differs",
                        "%s = %d, the rows of its files".formatted(entry.getValue(), rows),
                        entry.getValue() + " = " + counted));
              }
            });
    return problems;
  }

  /** Where a run's books do not balance, or are not those of its report. */
  static List<Problem> problems(RowCounts counts, List<StoredFile> files, RowCounts reported) {
    List<Problem> problems = new ArrayList<>(sums(counts, storedRowsByTable(files)));
    counts
        .imbalance()
        .ifPresent(
            words ->
                problems.add(
                    Problem.books("books_do_not_balance", "every line accounted for", words)));
    for (Counter counter : Counter.values()) {
      if (counts.get(counter) != reported.get(counter)) {
        problems.add(
            Problem.books(
                "report_differs",
                "%s = %d, as the job reported".formatted(counter, reported.get(counter)),
                counter + " = " + counts.get(counter)));
      }
    }
    return problems;
  }
}
