package io.sparkify.lake.job.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.sparkify.lake.job.contract.Counter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The keys that tables define and those that {@code songplays} refers to, counted in one Spark job
 * whatever the number of tables: all keys are rows of one data set, and one grouping finds both
 * what is defined twice and what is referred to without a definition.
 */
final class TableKeys {
  /** So many rows are counted by one task without a shuffle. */
  private static final long ROWS_A_TASK = 250_000;

  private static final String DEFINITIONS = "definitions";
  private static final String REFERENCES = "references";

  private TableKeys() {}

  /**
   * One column's keys.
   *
   * @param repeated rows that define a key again, or have none
   * @param dangling rows that refer to a key that nothing defines
   */
  record Faults(long repeated, long dangling) {
    static final Faults NONE = new Faults(0, 0);
  }

  /** Faults by the name of the column; those without rows are left out. */
  static Map<String, Faults> count(StagedData data, KeyRows keys) {
    long rows = data.counts().get(Counter.SONGPLAYS) + data.counts().get(Counter.SONGS);
    Dataset<Row> all = keys.of(data);
    return faults(rows <= ROWS_A_TASK ? all.coalesce(1) : all).stream()
        .collect(
            Collectors.toMap(
                row -> row.getString(0), row -> new Faults(row.getLong(1), row.getLong(2))));
  }

  private static List<Row> faults(Dataset<Row> keys) {
    Column definitions = col(DEFINITIONS);
    Column repeated =
        when(col(KeyRows.KEY).isNull(), definitions)
            .when(definitions.gt(1), definitions.minus(1))
            .otherwise(0);
    Column dangling = when(definitions.equalTo(0), col(REFERENCES)).otherwise(0);
    return keys.groupBy(KeyRows.COLUMN, KeyRows.KEY)
        .agg(sum(KeyRows.DEFINES).as(DEFINITIONS), sum(KeyRows.REFERS).as(REFERENCES))
        .groupBy(KeyRows.COLUMN)
        .agg(total(repeated), total(dangling))
        .collectAsList();
  }

  private static Column total(Column amount) {
    return coalesce(sum(amount), lit(0L));
  }
}
