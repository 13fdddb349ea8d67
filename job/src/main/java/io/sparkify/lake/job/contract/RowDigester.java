package io.sparkify.lake.job.contract;

import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the digests of rows as parquet hands them over. A row's bytes are its columns in the
 * order of their schema: the name, then 0 for null, or 1 and the value (numbers as eight bytes,
 * texts with their length before them).
 */
final class RowDigester extends RecordMaterializer<Boolean> {
  private final List<Column> columns;
  private final GroupConverter row;
  private final RowHashes hashes = new RowHashes();
  private long rows;

  RowDigester(MessageType schema) {
    this.columns = schema.getFields().stream().map(Column::new).toList();
    this.row =
        new GroupConverter() {
          @Override
          public Converter getConverter(int index) {
            return columns.get(index);
          }

          @Override
          public void start() {
            columns.forEach(Column::clear);
          }

          @Override
          public void end() {
            columns.forEach(column -> column.appendTo(hashes));
            hashes.endRow();
            rows++;
          }
        };
  }

  ContentDigest sum() {
    return hashes.sum();
  }

  long rows() {
    return rows;
  }

  /** Not null, as that would mean the end of the file. */
  @Override
  public Boolean getCurrentRecord() {
    return Boolean.TRUE;
  }

  @Override
  public GroupConverter getRootConverter() {
    return row;
  }

  /** Keeps one value until its row is whole. */
  private static final class Column extends PrimitiveConverter {
    private final byte[] name;
    private boolean isNull = true;
    private long number;
    private @Nullable Binary text;

    Column(Type type) {
      if (!type.isPrimitive()) {
        throw new IllegalArgumentException("Only flat tables have a digest, not " + type);
      }
      this.name = Binary.fromString(type.getName()).getBytes();
    }

    void clear() {
      isNull = true;
      text = null;
    }

    void appendTo(RowHashes row) {
      row.append(name);
      row.append((byte) (isNull ? 0 : 1));
      if (text != null) {
        row.append(text);
      } else if (!isNull) {
        row.append(number);
      }
    }

    @Override
    public void addBinary(Binary value) {
      isNull = false;
      text = value;
    }

    @Override
    public void addLong(long amount) {
      isNull = false;
      number = amount;
    }

    @Override
    public void addInt(int amount) {
      addLong(amount);
    }

    @Override
    public void addDouble(double amount) {
      addLong(Double.doubleToLongBits(amount));
    }

    @Override
    public void addFloat(float amount) {
      addDouble(amount);
    }

    @Override
    public void addBoolean(boolean yes) {
      addLong(yes ? 1 : 0);
    }
  }
}
