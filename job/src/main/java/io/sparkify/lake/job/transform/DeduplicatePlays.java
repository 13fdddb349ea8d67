package io.sparkify.lake.job.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.table.Plays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * One play for each key, with the number of its copies. Where copies disagree beside their key, the
 * smallest by (first name, last name, gender, level, location, user agent, song, artist, length) is
 * taken, nulls first: a rule that depends on what the copies say and never on where they lay.
 *
 * <p>Rows are sorted, and neighbours compared: nearly every play has no copy, so that an aggregate
 * would be asked for each of them in vain.
 */
public final class DeduplicatePlays implements Transform {
  /** How many copies of the play there were, 1 or more. */
  public static final String COPIES = "_copies";

  /** Whether this is the one of all plays with its {@code ts} that stands for the time. */
  public static final String FIRST_OF_TIME = "_first_of_time";

  /**
   * Whether this is the latest play of its user in the month, of those in the same partition: all
   * that {@link LatestUsers} need look at.
   */
  public static final String LATEST_OF_USER = "_latest_of_user";

  private final LogMonth month;
  private final int partitions;
  private final List<String> key;
  private final List<String> details;

  /**
   * Of plays alone.
   *
   * @param month whose plays may be the latest ones of their users
   * @param partitions in which they are sorted; Spark would put them together until they spill
   */
  public DeduplicatePlays(LogMonth month, int partitions) {
    this(month, partitions, List.of(), List.of());
  }

  /**
   * Of plays with other rows among them, each of which is kept.
   *
   * @param alsoKey columns that are null for plays, and different for each other row
   * @param alsoDetails columns that are the same for all plays
   */
  public DeduplicatePlays(
      LogMonth month, int partitions, List<String> alsoKey, List<String> alsoDetails) {
    this.month = month;
    this.partitions = partitions;
    this.key = both(Plays.KEY, alsoKey);
    this.details = both(Plays.DETAILS, alsoDetails);
  }

  private static List<String> both(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> plays) {
    Dataset<Row> sorted =
        plays
            .select(
                Columns.concat(
                    Columns.all(both(key, details)),
                    lit(0L).as(COPIES),
                    lit(false).as(FIRST_OF_TIME),
                    lit(false).as(LATEST_OF_USER)))
            .repartition(partitions, placed())
            .sortWithinPartitions(order());
    return distinct(sorted, key.size(), month);
  }

  /** The latest first; of copies the smallest. */
  private Column[] order() {
    return Stream.concat(
            key.stream().map(name -> col(name).desc()), details.stream().map(name -> col(name)))
        .toArray(Column[]::new);
  }

  /** Together come plays of the same time, and so those of the same key. */
  private Column[] placed() {
    return Stream.concat(Stream.of(Plays.TS), key.stream().skip(Plays.KEY.size()))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  /** On rows as Spark keeps them, as none of them need be translated to be compared. */
  private static Dataset<Row> distinct(Dataset<Row> sorted, int keys, LogMonth month) {
    StructType schema = sorted.schema();
    long begin = month.beginMillis();
    long end = month.endMillis();
    RDD<InternalRow> rows = sorted.queryExecution().toRdd();
    return ((org.apache.spark.sql.classic.SparkSession) sorted.sparkSession())
        .internalCreateDataFrame(
            rows.toJavaRDD()
                .mapPartitions(
                    part -> new DistinctRows(part, schema, keys, ts -> begin <= ts && ts < end))
                .rdd(),
            schema,
            false);
  }
}
