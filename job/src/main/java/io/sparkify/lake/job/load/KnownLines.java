package io.sparkify.lake.job.load;

import static org.apache.spark.sql.functions.broadcast;

import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.ParquetColumns;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.source.RawLines;
import io.sparkify.lake.job.table.SongRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of a big catalog as its last load read them: the next one reads only the files that are
 * new or changed since.
 */
final class KnownLines {
  private static final Logger LOG = LoggerFactory.getLogger(KnownLines.class);

  /** A catalog of fewer files is read again in less time than its lines are written. */
  static final int FEWEST_FILES = 1_000;

  private final SparkSession spark;
  private final LakeFiles lake;

  KnownLines(SparkSession spark, LakeFiles lake) {
    this.spark = spark;
    this.lake = lake;
  }

  /**
   * The lines of these files.
   *
   * @param read reads the lines of those that are not known
   */
  Dataset<Row> lines(List<SourceFile> files, Function<List<SourceFile>, Dataset<Row>> read)
      throws IOException {
    Map<String, String> gone = files.size() < FEWEST_FILES ? Map.of() : stamps();
    if (gone.isEmpty()) {
      return read.apply(files);
    }
    List<SourceFile> others = new ArrayList<>();
    for (SourceFile file : files) {
      if (!gone.remove(file.path(), file.stamp())) {
        others.add(file);
      }
    }
    LOG.info("songs: {} of {} files are new or changed", others.size(), files.size());
    Dataset<Row> known = without(List.copyOf(gone.keySet()));
    return others.isEmpty() ? known : known.unionByName(read.apply(others));
  }

  /** What is known is known by the stamp of each file; nothing of a lake without known lines. */
  private Map<String, String> stamps() throws IOException {
    Map<String, String> stamps = new HashMap<>();
    if (!lake.exists(LakePaths.CATALOG_LINES)) {
      return stamps;
    }
    try (ParquetColumns rows =
        lake.columns(LakePaths.CATALOG_LINES, RawLines.FILE, RawLines.STAMP)) {
      while (rows.next()) {
        Binary file = rows.text(0);
        Binary stamp = rows.text(1);
        if (file != null && stamp != null) {
          stamps.put(file.toStringUsingUTF8(), stamp.toStringUsingUTF8());
        }
      }
      return stamps;
    } catch (IOException e) {
      LOG.warn("songs: all files are read, as {} cannot be read", LakePaths.CATALOG_LINES, e);
      return Map.of();
    }
  }

  private Dataset<Row> without(List<String> files) {
    Dataset<Row> known =
        spark
            .read()
            .schema(RawLines.schema(SongRecords.SCHEMA))
            .parquet(lake.uri(LakePaths.CATALOG_LINES));
    return files.isEmpty()
        ? known
        : known.join(
            broadcast(spark.createDataset(files, Encoders.STRING()).toDF(RawLines.FILE)),
            new String[] {RawLines.FILE},
            "left_anti");
  }

  /** Stages the lines for the next load, if there are enough files. */
  StagedFiles stage(List<SourceFile> files, Dataset<Row> lines, Staging staging) {
    StagedFiles staged = new StagedFiles(lake);
    if (files.size() >= FEWEST_FILES) {
      Dataset<Row> sorted = lines.repartition(1).sortWithinPartitions(RawLines.FILE, RawLines.LINE);
      staged.own(staging.parquet("lines", sorted).get(0), LakePaths.CATALOG_LINES);
    }
    return staged;
  }
}
