package io.sparkify.lake.service.table;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.function.ToLongFunction;

/** A table as REST shows it. */
@JsonNaming(SnakeCaseStrategy.class)
record TableView(
    String table,
    List<LakeTable.Column> columns,
    List<String> partitionColumns,
    long rows,
    long files,
    long bytes) {
  static TableView of(LakeTable table, List<Publication> live) {
    return new TableView(
        table.tableName(),
        table.columns(),
        table.partitionColumns(),
        sum(live, Publication::rows),
        sum(live, Publication::files),
        sum(live, Publication::bytes));
  }

  private static long sum(List<Publication> live, ToLongFunction<Publication> what) {
    return live.stream().mapToLong(what).sum();
  }
}
