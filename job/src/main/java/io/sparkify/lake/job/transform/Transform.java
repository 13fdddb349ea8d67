package io.sparkify.lake.job.transform;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One step from rows to rows; the same rows in give the same rows out. */
@FunctionalInterface
public interface Transform {
  Dataset<Row> apply(Dataset<Row> in);
}
