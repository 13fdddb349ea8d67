package io.sparkify.lake.job.contract;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Some columns of a parquet file, row by row, without a Spark job. */
public final class ParquetColumns implements Closeable {
  private final Path file;
  private final Row row;
  private final ParquetReader<Row> reader;

  private ParquetColumns(Path file, Row row, ParquetReader<Row> reader) {
    this.file = file;
    this.row = row;
    this.reader = reader;
  }

  /** Opens the file; columns that it does not have are null in every row. */
  public static ParquetColumns open(Path file, Configuration configuration, List<String> columns)
      throws IOException {
    Row row = new Row(columns);
    InputFile input = WholeFile.open(file, configuration);
    return new ParquetColumns(
        file, row, SupportedReader.of(input, new Projection(row), configuration));
  }

  /** Goes to the next row; false after the last one. */
  public boolean next() throws IOException {
    try {
      return reader.read() != null;
    } catch (RuntimeException | IOException e) {
      throw new IOException("Not sound parquet: " + file + ": " + e.getMessage(), e);
    }
  }

  /** The text in this column, by its place among those asked for; it changes with the next row. */
  public @Nullable Binary text(int column) {
    return (Binary) row.values[column];
  }

  /** The number in this column, by its place among those asked for. */
  public @Nullable Long number(int column) {
    return (Long) row.values[column];
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** The values of one row; null where the file has no such column. */
  private static final class Row extends GroupConverter {
    private final List<String> columns;
    private final @Nullable Object[] values;
    private List<Integer> places = List.of();

    Row(List<String> columns) {
      this.columns = List.copyOf(columns);
      this.values = new @Nullable Object[columns.size()];
    }

    /** What there is of the columns in a file. */
    MessageType project(MessageType file) {
      MessageType found =
          new MessageType(
              file.getName(),
              columns.stream().filter(file::containsField).map(file::getType).toList());
      places = found.getFields().stream().map(field -> columns.indexOf(field.getName())).toList();
      return found;
    }

    @Override
    public Converter getConverter(int index) {
      int place = places.get(index);
      return new PrimitiveConverter() {
        @Override
        public void addBinary(Binary text) {
          values[place] = text;
        }

        @Override
        public void addLong(long number) {
          values[place] = number;
        }
      };
    }

    @Override
    public void start() {
      Arrays.fill(values, null);
    }

    @Override
    public void end() {}
  }

  /** Reads into one row. */
  private static final class Projection extends ReadSupport<Row> {
    private final Row row;

    Projection(Row row) {
      this.row = row;
    }

    @Override
    public ReadContext init(InitContext context) {
      return new ReadContext(row.project(context.getFileSchema()));
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, so that there is no other
    public RecordMaterializer<Row> prepareForRead(
        Configuration configuration,
        Map<String, String> metadata,
        MessageType schema,
        ReadContext context) {
      return new RecordMaterializer<>() {
        @Override
        public Row getCurrentRecord() {
          return row;
        }

        @Override
        public GroupConverter getRootConverter() {
          return row;
        }
      };
    }
  }
}
