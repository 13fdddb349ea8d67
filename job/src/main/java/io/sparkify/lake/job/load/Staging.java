package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** The folder beside the tables where one try of one run writes. */
final class Staging {
  private final LakeFiles lake;
  private final String folder;

  Staging(LakeFiles lake, LoadTask task) {
    this(lake, LakePaths.staging(task.runId(), task.attempt()));
  }

  Staging(LakeFiles lake, String folder) {
    this.lake = lake;
    this.folder = folder;
  }

  /** Writes rows as parquet; the answer is the files in their order, relative to the lake. */
  List<String> parquet(String name, Dataset<Row> rows) {
    String place = folder + "/" + name;
    writer(rows).parquet(lake.uri(place));
    return committed(place);
  }

  /**
   * Writes rows as parquet with a folder for the values of these columns; the answer is the files
   * by their folder, such as {@code year=2009}.
   */
  SortedMap<String, List<String>> parquetBy(List<String> columns, String name, Dataset<Row> rows) {
    String place = folder + "/" + name;
    writer(rows).partitionBy(columns.toArray(String[]::new)).parquet(lake.uri(place));
    SortedMap<String, List<String>> files = new TreeMap<>();
    for (String file : committed(place)) {
      String partition = file.substring(place.length() + 1, file.lastIndexOf('/'));
      files.computeIfAbsent(partition, first -> new ArrayList<>()).add(file);
    }
    return files;
  }

  List<String> json(String name, Dataset<Row> rows) {
    String place = folder + "/" + name;
    writer(rows).json(lake.uri(place));
    return committed(place);
  }

  String text(String name, String text) throws IOException {
    lake.writeText(folder + "/" + name, text);
    return folder + "/" + name;
  }

  void delete() throws IOException {
    lake.delete(folder);
  }

  private List<String> committed(String place) {
    return CommittedFiles.take(lake.uri(place)).stream().map(file -> place + "/" + file).toList();
  }

  /** Appends, as then Spark does not ask whether the folder is there. */
  private static DataFrameWriter<Row> writer(Dataset<Row> rows) {
    return rows.write().mode(SaveMode.Append);
  }
}
