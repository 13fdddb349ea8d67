package io.sparkify.lake.job.transform;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Collection;
import org.apache.spark.sql.Column;

/** Names to columns. */
final class Columns {
  private Columns() {}

  static Column[] all(Collection<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  /** The members of a struct column, as columns of their own. */
  static Column[] members(String struct, Collection<String> names) {
    return names.stream().map(name -> col(struct + "." + name).as(name)).toArray(Column[]::new);
  }

  static Column[] concat(Column[] first, Column... second) {
    Column[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
