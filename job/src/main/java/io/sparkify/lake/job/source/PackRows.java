package io.sparkify.lake.job.source;

import io.sparkify.lake.job.contract.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the files of one task, a file at a time; a task that is stopped early closes the file
 * it is at.
 */
final class PackRows implements Iterator<Row> {
  private final Iterator<SourceFile> files;
  private final Function<SourceFile, FileRows> opener;
  private @Nullable FileRows current;

  PackRows(List<SourceFile> files, Function<SourceFile, FileRows> opener, TaskContext task) {
    this.files = files.iterator();
    this.opener = opener;
    task.addTaskCompletionListener((TaskCompletionListener) ended -> close());
  }

  @Override
  public boolean hasNext() {
    while ((current == null || !current.hasNext()) && files.hasNext()) {
      current = opener.apply(files.next());
    }
    return current != null && current.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext() || current == null) {
      throw new NoSuchElementException();
    }
    return current.next();
  }

  private void close() {
    try {
      if (current != null) {
        current.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
