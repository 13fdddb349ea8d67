package io.sparkify.lake.job.load;

import static org.apache.spark.sql.functions.col;

import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Stages the rows of a table as one file where it is not above the target, and as several of about
 * the same size, each a range of the sort order, where it is.
 */
final class CutFiles {
  /** Files that are a third smaller than they might be are not worth a second write. */
  private static final long TOLERANCE = 3;

  private final SparkSession spark;
  private final LakeFiles lake;
  private final long targetBytes;

  CutFiles(SparkSession spark, LakeFiles lake, long targetBytes) {
    this.spark = spark;
    this.lake = lake;
    this.targetBytes = targetBytes;
  }

  /**
   * The staged files, in the order of their rows.
   *
   * @param guessedBytes how many there will be, about: a guess that is far off costs a second write
   */
  List<String> stage(
      Staging staging, String name, Dataset<Row> rows, long guessedBytes, String... order)
      throws IOException {
    long guess = files(guessedBytes);
    List<String> staged = staging.parquet(name, cut(rows, guess, order));
    long bytes = 0;
    for (String file : staged) {
      bytes += lake.bytes(file);
    }
    long wanted = files(bytes);
    if (guess == wanted || isNear(guess, wanted)) {
      return staged;
    }
    Dataset<Row> written =
        spark.read().parquet(staged.stream().map(lake::uri).toArray(String[]::new));
    return staging.parquet(name + "-cut", cut(written, wanted, order));
  }

  /** Never where one file would do, which readers find replaced in one step. */
  private static boolean isNear(long guess, long wanted) {
    return wanted > 1 && guess > wanted && guess - wanted <= Math.max(1, wanted / TOLERANCE);
  }

  private long files(long bytes) {
    return Math.max(1, (bytes + targetBytes - 1) / targetBytes);
  }

  private static Dataset<Row> cut(Dataset<Row> rows, long files, String... order) {
    Column[] columns = Arrays.stream(order).map(name -> col(name)).toArray(Column[]::new);
    Dataset<Row> ranges =
        files == 1 ? rows.repartition(1) : rows.repartitionByRange(Math.toIntExact(files), columns);
    return ranges.sortWithinPartitions(columns);
  }
}
