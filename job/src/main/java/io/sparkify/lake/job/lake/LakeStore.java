package io.sparkify.lake.job.lake;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;

/** What a lake asks of the place where it lies, beyond reading and listing. */
interface LakeStore {
  /**
   * Puts {@code staged} in the place of {@code target} in one step: a reader sees the old file or
   * the new one, whole. When this returns, the file survives a loss of power as far as the store
   * can promise it. The staged file may be gone then.
   *
   * @throws java.io.FileNotFoundException if the staged file is not there
   */
  void replace(Path staged, Path target) throws IOException;

  /** Writes a small file in one step. */
  void write(Path target, byte[] content) throws IOException;

  /** Makes sure that files may be put into this folder. */
  void createFolder(Path folder) throws IOException;

  /** How many files may be replaced at the same time to some gain. */
  int parallelism();

  /** The files anywhere below a folder; none if there is no such folder. */
  List<Path> filesBelow(Path folder) throws IOException;

  /** Gives up what was begun to be written below this folder and never finished. */
  void abandonUnfinished(Path folder) throws IOException;
}
