package io.sparkify.lake.job.contract;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Adds up the digests of rows as parquet hands them over. A row's bytes are its columns in the
 * order of their schema: the name, then 0 for null, or 1 and the value (numbers as eight bytes,
 * texts with their length before them).
 */
final class RowDigester extends RecordMaterializer<Boolean> {
  private final MessageDigest sha256 = Sha256.digest();
  private final List<Column> columns;
  private final GroupConverter row;
  private ContentDigest sum = ContentDigest.EMPTY;
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
            add();
          }
        };
  }

  private void add() {
    columns.forEach(column -> column.update(sha256));
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
    sum =
        sum.plus(new ContentDigest(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong()));
    rows++;
  }

  ContentDigest sum() {
    return sum;
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
    private static final byte[] NOTHING = {0};

    private final byte[] name;
    private final ByteBuffer number = ByteBuffer.allocate(1 + Long.BYTES).put(0, (byte) 1);
    private byte[] value = NOTHING;

    Column(Type type) {
      if (!type.isPrimitive()) {
        throw new IllegalArgumentException("Only flat tables have a digest, not " + type);
      }
      this.name = Binary.fromString(type.getName()).getBytes();
    }

    void clear() {
      value = NOTHING;
    }

    void update(MessageDigest digest) {
      digest.update(name);
      digest.update(value);
    }

    @Override
    public void addBinary(Binary text) {
      value =
          ByteBuffer.allocate(1 + Integer.BYTES + text.length())
              .put((byte) 1)
              .putInt(text.length())
              .put(text.toByteBuffer())
              .array();
    }

    @Override
    public void addLong(long amount) {
      value = number.putLong(1, amount).array();
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
