package io.sparkify.lake.job.lake;

import java.io.IOException;
import org.apache.hadoop.fs.Path;

/** A rename that replaces its target in one step. */
@FunctionalInterface
interface AtomicRename {
  /**
   * Moves {@code staged} to {@code target}, whose folder exists.
   *
   * @throws java.io.FileNotFoundException if the staged file is not there
   */
  void rename(Path staged, Path target) throws IOException;
}
