package io.sparkify.lake.job.transform;

import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The first one of all neighbours that have the same key, with the number of them. Rows come latest
 * first. The first of the key's columns is the time, the second one the user; the last three of all
 * columns are the number of copies, and whether the row is the first one of its time, and of its
 * user's in the month.
 */
final class DistinctRows implements Iterator<InternalRow> {
  private static final int TIME = 0;
  private static final int USER = 1;

  private final Iterator<InternalRow> sorted;
  private final DataType[] key;
  private final int copies;
  private final int firstOfTime;
  private final int latestOfUser;
  private final LongPredicate isInMonth;
  private final Set<UTF8String> users = new HashSet<>();
  private @Nullable InternalRow upcoming;
  private @Nullable Object lastTime;

  /**
   * @param keys how many columns make the key, from the first on
   * @param isInMonth whether a time is
   */
  DistinctRows(Iterator<InternalRow> sorted, StructType schema, int keys, LongPredicate isInMonth) {
    this.sorted = sorted;
    this.isInMonth = isInMonth;
    this.key = new DataType[keys];
    for (int column = 0; column < keys; column++) {
      key[column] = schema.fields()[column].dataType();
    }
    this.copies = schema.size() - 3;
    this.firstOfTime = schema.size() - 2;
    this.latestOfUser = schema.size() - 1;
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
    first.setBoolean(firstOfTime, !Objects.equals(lastTime, value(first, TIME)));
    first.setBoolean(latestOfUser, isLatestOfUser(first));
    lastTime = value(first, TIME);
    return first;
  }

  private boolean isLatestOfUser(InternalRow row) {
    if (row.isNullAt(TIME) || !isInMonth.test(row.getLong(TIME))) {
      return false;
    }
    UTF8String user = row.getUTF8String(USER);
    // A text of a row keeps all of the row.
    return !users.contains(user) && users.add(user.clone());
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
