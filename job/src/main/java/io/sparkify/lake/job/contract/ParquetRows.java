package io.sparkify.lake.job.contract;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.internal.filter2.columnindex.RowRanges;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a parquet file with all their columns. Of each column only the pages that hold
 * them are read, so that a file of any size that Spark wrote costs a few megabytes.
 */
public final class ParquetRows {
  private ParquetRows() {}

  /**
   * At most {@code limit} rows, each by its columns in the order of the file: text, numbers, an
   * {@link Instant} for a time, and null.
   *
   * @throws DamagedFileException if it is no sound parquet
   */
  public static List<Map<String, @Nullable Object>> first(
      Path file, Configuration configuration, int limit) throws IOException {
    HadoopInputFile input = HadoopInputFile.fromPath(file, configuration);
    ParquetReadOptions checking =
        HadoopReadOptions.builder(configuration).usePageChecksumVerification().build();
    try (ParquetFileReader reader = ParquetFileReader.open(input, checking)) {
      return first(reader, limit);
    } catch (RuntimeException e) {
      throw new DamagedFileException("Not sound parquet: " + file + ": " + e.getMessage(), e);
    }
  }

  private static List<Map<String, @Nullable Object>> first(ParquetFileReader reader, int limit)
      throws IOException {
    MessageType schema = reader.getFileMetaData().getSchema();
    ColumnIOFactory columns = new ColumnIOFactory(reader.getFileMetaData().getCreatedBy());
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (int block = 0; block < reader.getRowGroups().size() && rows.size() < limit; block++) {
      long count = Math.min(limit - rows.size(), reader.getRowGroups().get(block).getRowCount());
      try (PageReadStore pages = pages(reader, block, count)) {
        RecordReader<Map<String, @Nullable Object>> records =
            columns.getColumnIO(schema).getRecordReader(pages, new Rows(schema), FilterCompat.NOOP);
        for (long row = 0; row < count; row++) {
          rows.add(records.read());
        }
      }
    }
    return rows;
  }

  /**
   * Those with the first rows; all of a row group if nothing in the file says where pages begin.
   */
  private static PageReadStore pages(ParquetFileReader reader, int block, long count)
      throws IOException {
    boolean isIndexed =
        reader.getRowGroups().get(block).getColumns().stream()
            .allMatch(column -> column.getOffsetIndexReference() != null);
    return isIndexed
        ? reader.readFilteredRowGroup(block, RowRanges.createSingle(count))
        : reader.readRowGroup(block);
  }

  /** Makes a map of each row. */
  private static final class Rows extends RecordMaterializer<Map<String, @Nullable Object>> {
    private final Row row;

    Rows(MessageType schema) {
      row = new Row(schema);
    }

    @Override
    public Map<String, @Nullable Object> getCurrentRecord() {
      return new LinkedHashMap<>(row.values);
    }

    @Override
    public GroupConverter getRootConverter() {
      return row;
    }
  }

  /** The values of one row. */
  private static final class Row extends GroupConverter {
    private final MessageType schema;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Row(MessageType schema) {
      this.schema = schema;
    }

    @Override
    public Converter getConverter(int index) {
      return new Value(schema.getType(index), values);
    }

    @Override
    public void start() {
      schema.getFields().forEach(column -> values.put(column.getName(), null));
    }

    @Override
    public void end() {}
  }

  /** The value of one column. */
  private static final class Value extends PrimitiveConverter {
    private final String name;
    private final @Nullable LogicalTypeAnnotation meaning;
    private final Map<String, @Nullable Object> values;

    Value(Type column, Map<String, @Nullable Object> values) {
      this.name = column.getName();
      this.meaning = column.getLogicalTypeAnnotation();
      this.values = values;
    }

    @Override
    public void addBinary(Binary text) {
      values.put(name, text.toStringUsingUTF8());
    }

    @Override
    public void addBoolean(boolean truth) {
      values.put(name, truth);
    }

    @Override
    public void addDouble(double number) {
      values.put(name, number);
    }

    @Override
    public void addFloat(float number) {
      values.put(name, number);
    }

    @Override
    public void addInt(int number) {
      values.put(name, number);
    }

    @Override
    public void addLong(long number) {
      values.put(
          name, meaning instanceof TimestampLogicalTypeAnnotation time ? at(time, number) : number);
    }

    private static Instant at(TimestampLogicalTypeAnnotation time, long number) {
      ChronoUnit unit =
          switch (time.getUnit()) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
          };
      return Instant.EPOCH.plus(number, unit);
    }
  }
}
