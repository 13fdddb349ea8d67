package io.sparkify.lake.job.load;

import static org.apache.spark.sql.functions.col;

import io.sparkify.lake.job.contract.ContentDigest;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.job.contract.SourceVersion;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.table.Plays;
import io.sparkify.lake.job.transform.AssignMonth;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays that lie in another month's folder than their own: one small file for each pair of months,
 * kept in the lake.
 */
final class Strays {
  private static final Logger LOG = LoggerFactory.getLogger(Strays.class);

  private final SparkSession spark;
  private final LakeFiles lake;

  Strays(SparkSession spark, LakeFiles lake) {
    this.spark = spark;
    this.lake = lake;
  }

  /**
   * Makes the stray files of this folder what its plays say; a file that says the same already is
   * left alone.
   */
  void writeAside(ScannedMonth scanned, Staging staging) throws IOException {
    Set<String> targets = new HashSet<>();
    if (scanned.counts().get(Counter.STRAYS_OUT) > 0) {
      targets.addAll(write(scanned, staging));
    }
    for (String target : lake.names(LakePaths.STRAYS)) {
      if (!targets.contains(target)) {
        lake.delete(LakePaths.strays(LogMonth.parse(target), scanned.month()));
      }
    }
  }

  private Set<String> write(ScannedMonth scanned, Staging staging) throws IOException {
    Dataset<Row> strays =
        new AssignMonth()
            .apply(scanned.strays())
            .select(AssignMonth.MONTH, Plays.SCHEMA.fieldNames())
            .repartition(col(AssignMonth.MONTH))
            .sortWithinPartitions(AssignMonth.MONTH, Plays.KEY.toArray(String[]::new));
    Set<String> targets = new HashSet<>();
    for (var folder : staging.parquetBy(List.of(AssignMonth.MONTH), "strays", strays).entrySet()) {
      String target = folder.getKey().substring(folder.getKey().indexOf('=') + 1);
      replaceIfDifferent(
          folder.getValue().get(0), LakePaths.strays(LogMonth.parse(target), scanned.month()));
      targets.add(target);
    }
    return targets;
  }

  /**
   * To leave a file alone that holds the same plays keeps its version, so that their month is not
   * due again. Its bytes do not tell: the same rows make other ones in another virtual machine.
   */
  private void replaceIfDifferent(String staged, String place) throws IOException {
    if (!holds(place, lake.parquet(staged).digest())) {
      lake.replace(staged, place);
    }
  }

  private boolean holds(String place, ContentDigest plays) throws IOException {
    if (!lake.exists(place)) {
      return false;
    }
    try {
      return lake.parquet(place).digest().equals(plays);
    } catch (IOException e) {
      LOG.warn("{} cannot be read and is made anew", place, e);
      return false;
    }
  }

  /** The stray files that other folders hold for this month. */
  List<SourceFile> heldFor(LogMonth month) throws IOException {
    return lake.files(LakePaths.straysTo(month)).stream()
        .filter(status -> status.getPath().getName().endsWith(".parquet"))
        .map(status -> sourceFile(month, status))
        .toList();
  }

  private static SourceFile sourceFile(LogMonth month, FileStatus status) {
    return new SourceFile(
        "strays/" + month + "/" + status.getPath().getName(),
        status.getLen(),
        SourceVersion.of(status));
  }

  /** The plays in such files. */
  Dataset<Row> read(List<SourceFile> files) {
    return spark.read().schema(Plays.SCHEMA).parquet(uris(files));
  }

  private String[] uris(List<SourceFile> files) {
    return files.stream()
        .map(file -> lake.uri(LakePaths.OWN + "/" + file.path()))
        .toArray(String[]::new);
  }
}
