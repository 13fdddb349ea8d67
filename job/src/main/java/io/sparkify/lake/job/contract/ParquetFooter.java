package io.sparkify.lake.job.contract;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * What a parquet file's footer says of its rows.
 *
 * @param nulls rows in which a top-level column is null, by column
 */
public record ParquetFooter(long rows, Map<String, Long> nulls) {
  public ParquetFooter {
    nulls = Map.copyOf(nulls);
  }

  /** Reads the footer alone, unless it leaves something out; a damaged file is an IOException. */
  public static ParquetFooter read(Path file, Configuration configuration) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            WholeFile.open(file, configuration),
            HadoopReadOptions.builder(configuration, file).build())) {
      List<BlockMetaData> blocks = reader.getFooter().getBlocks();
      Map<String, Long> nulls = new HashMap<>();
      for (Type column : reader.getFooter().getFileMetaData().getSchema().getFields()) {
        List<ColumnChunkMetaData> chunks = chunks(blocks, column.getName());
        nulls.put(
            column.getName(),
            chunks.stream().allMatch(ParquetFooter::saysNulls)
                ? chunks.stream().mapToLong(chunk -> chunk.getStatistics().getNumNulls()).sum()
                : counted(file, configuration, column));
      }
      return new ParquetFooter(reader.getRecordCount(), nulls);
    } catch (FileNotFoundException e) {
      throw e;
    } catch (RuntimeException | IOException e) {
      throw new IOException("Not sound parquet: " + file + ": " + e.getMessage(), e);
    }
  }

  /** The rows in which this column is not null; a column that the file lacks is never null. */
  public long present(String column) {
    return rows - nulls.getOrDefault(column, 0L);
  }

  private static List<ColumnChunkMetaData> chunks(List<BlockMetaData> blocks, String column) {
    return blocks.stream()
        .flatMap(block -> block.getColumns().stream())
        .filter(chunk -> chunk.getPath().toDotString().equals(column))
        .toList();
  }

  /** Parquet leaves the statistics of a column out when its values are long. */
  private static boolean saysNulls(ColumnChunkMetaData chunk) {
    Statistics<?> statistics = chunk.getStatistics();
    return statistics != null && statistics.isNumNullsSet();
  }

  private static long counted(Path file, Configuration configuration, Type column)
      throws IOException {
    Configuration projected = new Configuration(configuration);
    projected.set(ReadSupport.PARQUET_READ_SCHEMA, new MessageType("column", column).toString());
    long nulls = 0;
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), file).withConf(projected).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        nulls += row.getFieldRepetitionCount(0) == 0 ? 1 : 0;
      }
    }
    return nulls;
  }
}
