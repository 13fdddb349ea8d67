package io.sparkify.lake.job.transform;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The first one of all neighbours that have the same key, with the number of them. The first of the
 * key's columns is the time; the last two of all columns are the number of copies, and whether the
 * row is the first one of its time.
 */
final class DistinctRows implements Iterator<InternalRow> {
  private final Iterator<InternalRow> sorted;
  private final DataType[] key;
  private final int copies;
  private final int firstOfTime;
  private @Nullable InternalRow upcoming;
  private @Nullable Object lastTime;

  /**
   * @param keys how many columns make the key, from the first on
   */
  DistinctRows(Iterator<InternalRow> sorted, StructType schema, int keys) {
    this.sorted = sorted;
    this.key = new DataType[keys];
    for (int column = 0; column < keys; column++) {
      key[column] = schema.fields()[column].dataType();
    }
    this.copies = schema.size() - 2;
    this.firstOfTime = schema.size() - 1;
  }

  @Override
  public boolean hasNext() {
    return upcoming != null || sorted.hasNext();
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    InternalRow first = upcoming == null ? kept(sorted.next()) : upcoming;
    upcoming = null;
    long same = 1;
    while (upcoming == null && sorted.hasNext()) {
      InternalRow row = sorted.next();
      if (hasSameKey(first, row)) {
        same++;
      } else {
        upcoming = kept(row);
      }
    }
    first.setLong(copies, same);
    first.setBoolean(firstOfTime, !Objects.equals(lastTime, value(first, 0)));
    lastTime = value(first, 0);
    return first;
  }

  /** As who sorts uses the same row again for the next one. */
  private static InternalRow kept(InternalRow row) {
    return row.copy();
  }

  private boolean hasSameKey(InternalRow one, InternalRow other) {
    for (int column = 0; column < key.length; column++) {
      if (!Objects.equals(value(one, column), value(other, column))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object value(InternalRow row, int column) {
    return row.isNullAt(column) ? null : row.get(column, key[column]);
  }
}
