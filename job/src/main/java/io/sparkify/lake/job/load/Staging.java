package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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
  List<String> parquet(String name, Dataset<Row> rows) throws IOException {
    writer(rows).parquet(uri(name));
    return files(name, ".parquet");
  }

  /** Writes rows as parquet with a folder for each value of a column; the answer is the folders. */
  List<String> parquetBy(String column, String name, Dataset<Row> rows) throws IOException {
    writer(rows).partitionBy(column).parquet(uri(name));
    return lake.names(folder + "/" + name).stream().filter(child -> child.contains("=")).toList();
  }

  List<String> json(String name, Dataset<Row> rows) throws IOException {
    writer(rows).json(uri(name));
    return files(name, ".json");
  }

  String text(String name, String text) throws IOException {
    lake.writeText(folder + "/" + name, text);
    return folder + "/" + name;
  }

  /** The staged files of this folder with this ending, in the order of their rows. */
  List<String> files(String name, String ending) throws IOException {
    List<String> files = new ArrayList<>();
    for (String file : lake.names(folder + "/" + name)) {
      if (file.endsWith(ending)) {
        files.add(folder + "/" + name + "/" + file);
      }
    }
    return List.copyOf(files);
  }

  void delete() throws IOException {
    lake.delete(folder);
  }

  private String uri(String name) {
    return lake.uri(folder + "/" + name);
  }

  private static DataFrameWriter<Row> writer(Dataset<Row> rows) {
    return rows.write();
  }
}
