package io.sparkify.lake.job.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the files of one task, a file at a time; a task that is stopped early closes the file
 * it is at, and gives up those that were on their way.
 */
final class PackRows implements Iterator<InternalRow> {
  private final ReadAhead files;
  private final Function<LineFile, FileRows> reader;
  private @Nullable FileRows current;

  PackRows(ReadAhead files, Function<LineFile, FileRows> reader, TaskContext task) {
    this.files = files;
    this.reader = reader;
    task.addTaskCompletionListener((TaskCompletionListener) ended -> close());
  }

  @Override
  public boolean hasNext() {
    while ((current == null || !current.hasNext()) && files.hasNext()) {
      current = reader.apply(files.next());
    }
    return current != null && current.hasNext();
  }

  @Override
  public InternalRow next() {
    if (!hasNext() || current == null) {
      throw new NoSuchElementException();
    }
    return current.next();
  }

  private void close() {
    files.close();
    try {
      if (current != null) {
        current.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
