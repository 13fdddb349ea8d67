package io.sparkify.lake.job.lake;

import java.io.IOException;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** What parquet files say of themselves, without reading their rows. */
public final class ParquetFooters {
  private ParquetFooters() {}

  public static long rows(LakeFiles lake, String path) throws IOException {
    try (ParquetFileReader reader = open(lake, path)) {
      return reader.getRecordCount();
    }
  }

  /** The rows of a file in which this top-level column is not null. */
  public static long present(LakeFiles lake, String path, String column) throws IOException {
    try (ParquetFileReader reader = open(lake, path)) {
      long nulls =
          reader.getFooter().getBlocks().stream().mapToLong(block -> nulls(block, column)).sum();
      return reader.getRecordCount() - nulls;
    }
  }

  private static long nulls(BlockMetaData block, String column) {
    return block.getColumns().stream()
        .filter(chunk -> chunk.getPath().toDotString().equals(column))
        .mapToLong(chunk -> chunk.getStatistics().getNumNulls())
        .sum();
  }

  private static ParquetFileReader open(LakeFiles lake, String path) throws IOException {
    return ParquetFileReader.open(HadoopInputFile.fromPath(lake.path(path), lake.configuration()));
  }
}
