package io.sparkify.lake.job.lake;

import java.io.IOException;
import org.apache.hadoop.fs.Path;

/**
 * Puts a file in the place of another in one step, so that a reader sees the old one or the new
 * one, whole.
 */
interface AtomicReplace {
  /**
   * Moves {@code staged} to {@code target}, whose folder exists. When this returns, the file
   * survives a loss of power as far as the file system can promise it.
   */
  void replace(Path staged, Path target) throws IOException;
}
