package io.sparkify.lake.service.table;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.Limits;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table as REST shows it.
 *
 * @param playsDeviation how far the check of that name lets a month's plays be from those of the
 *     months before, in robust standard deviations of their logarithm; null of tables that are not
 *     cut by months
 */
@JsonNaming(SnakeCaseStrategy.class)
record TableView(
    String table,
    List<LakeTable.Column> columns,
    List<String> partitionColumns,
    long rows,
    long files,
    long bytes,
    @Nullable Limits playsDeviation) {
  static TableView of(LakeTable table, List<Publication> live, Limits playsDeviation) {
    return new TableView(
        table.tableName(),
        table.columns(),
        table.partitionColumns(),
        sum(live, Publication::rows),
        sum(live, Publication::files),
        sum(live, Publication::bytes),
        table.isCutByMonths() ? playsDeviation : null);
  }

  private static long sum(List<Publication> live, ToLongFunction<Publication> what) {
    return live.stream().mapToLong(what).sum();
  }
}
