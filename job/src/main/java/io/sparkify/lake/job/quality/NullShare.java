package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.contract.ParquetFooter;
import io.sparkify.lake.job.lake.AtOnce;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.table.LakeTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The column that misses most of its values, as the files' footers say. */
final class NullShare {
  /** Columns whose nulls are a fault of the input. */
  private static final Map<LakeTable, List<String>> FILLED =
      Map.of(
          LakeTable.SONGPLAYS, List.of("level", "location", "user_agent"),
          LakeTable.SONGS, List.of("title", "artist_id", "duration"),
          LakeTable.ARTISTS, List.of("name"));

  private final LakeFiles lake;
  private final Threshold threshold;

  NullShare(LakeFiles lake, Limits limits) {
    this.lake = lake;
    this.threshold = new Threshold("null_share", limits, Words::percent);
  }

  /** How many of a column's rows are null. */
  private record Nulls(String column, long nulls, long rows) {
    double share() {
      return Shares.of(nulls, rows);
    }

    String words() {
      return "%s is null in %s".formatted(column, Words.share(nulls, rows, "rows"));
    }
  }

  CheckResult check(StagedData data) throws IOException {
    List<Nulls> columns = new ArrayList<>();
    for (LakeTable table : LakeTable.values()) {
      columns.addAll(nulls(table, data.filesOf(table)));
    }
    // Of equal ones the first, so that the same data has the same words.
    Nulls worst =
        columns.stream()
            .max(Comparator.comparingDouble(Nulls::share).thenComparing(Nulls::column))
            .orElse(null);
    return worst == null || worst.nulls() == 0
        ? threshold.pass("no column that should be filled has nulls")
        : threshold.judge(worst.share(), worst.words());
  }

  private List<Nulls> nulls(LakeTable table, List<String> files) throws IOException {
    List<String> columns = FILLED.getOrDefault(table, List.of());
    if (columns.isEmpty() || files.isEmpty()) {
      return List.of();
    }
    List<ParquetFooter> footers = AtOnce.read(files, lake::footer);
    long rows = footers.stream().mapToLong(ParquetFooter::rows).sum();
    return columns.stream()
        .map(column -> new Nulls(table + "." + column, nulls(footers, column), rows))
        .toList();
  }

  private static long nulls(List<ParquetFooter> footers, String column) {
    return footers.stream().mapToLong(footer -> footer.rows() - footer.present(column)).sum();
  }
}
