package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.ParquetColumns;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times of a month, read once and in their order beside those who refer to them, so that none
 * need be kept.
 */
final class Times implements Closeable {
  private final LakeFiles lake;
  private final Deque<String> files;
  private @Nullable ParquetColumns rows;
  private @Nullable Long current;
  private long faults;

  Times(LakeFiles lake, List<String> files) {
    this.lake = lake;
    this.files = new ArrayDeque<>(files);
  }

  /** How many rows refer to a time that is not there: 1 or 0. */
  long missing(@Nullable Long time) throws IOException {
    if (time == null) {
      return 1;
    }
    while ((current == null || current < time) && advance()) {
      // Until a time that is not before.
    }
    return time.equals(current) ? 0 : 1;
  }

  /** Rows that repeat a time, have none, or are not in order; reads what is left. */
  long faults() throws IOException {
    while (advance()) {
      // Each is counted.
    }
    return faults;
  }

  private boolean advance() throws IOException {
    while (rows == null || !rows.next()) {
      close();
      if (files.isEmpty()) {
        return false;
      }
      rows = lake.columns(files.remove(), "start_time");
    }
    Long next = rows.number(0);
    if (next == null || (current != null && next <= current)) {
      faults++;
    } else {
      current = next;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    if (rows != null) {
      rows.close();
      rows = null;
    }
  }
}
