package io.sparkify.lake.job.load;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.Path;

/**
 * Hands what {@link DirectCommit} committed, which Spark makes by itself, to who asked Spark to
 * write; both are in the driver.
 */
final class CommittedFiles {
  private static final Map<String, List<String>> BY_FOLDER = new ConcurrentHashMap<>();

  private CommittedFiles() {}

  static void put(String folder, List<String> files) {
    BY_FOLDER.put(key(folder), files);
  }

  /** The files of one write, below its folder, in the order of their rows; given out once. */
  static List<String> take(String folder) {
    return Objects.requireNonNull(BY_FOLDER.remove(key(folder)), () -> "Spark wrote no " + folder);
  }

  /** One form for {@code file:/} and {@code file:///}. */
  private static String key(String folder) {
    return new Path(folder).toString();
  }
}
