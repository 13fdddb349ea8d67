package io.sparkify.lake.job.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import io.sparkify.lake.job.table.Plays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One play for each key, with the number of its copies. Where copies disagree beside their key, the
 * smallest by (first name, last name, gender, level, location, user agent, song, artist, length) is
 * taken, nulls first: a rule that depends on what the copies say and never on where they lay.
 */
public final class DeduplicatePlays implements Transform {
  /** How many copies of the play there were, 1 or more. */
  public static final String COPIES = "_copies";

  private static final String SMALLEST = "_smallest";

  @Override
  public Dataset<Row> apply(Dataset<Row> plays) {
    Column[] key = Columns.all(Plays.KEY);
    return plays
        .groupBy(key)
        .agg(min(struct(Columns.all(Plays.DETAILS))).as(SMALLEST), count(lit(1)).as(COPIES))
        .select(
            Columns.concat(
                Columns.concat(key, Columns.members(SMALLEST, Plays.DETAILS)), col(COPIES)));
  }
}
