package io.sparkify.lake.job.lake;

import java.io.IOException;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A lake on the local file system in which putting certain files into their place fails. */
public final class FailingLake implements AtomicRename {
  private final AtomicRename rename = new LocalRename();
  private final Predicate<String> fails;
  private final String message;

  private FailingLake(Predicate<String> fails, String message) {
    this.fails = fails;
    this.message = message;
  }

  /** Fails with this message for every target whose path fits. */
  public static LakeFiles open(
      String root, Configuration configuration, Predicate<String> fails, String message)
      throws IOException {
    return LakeFiles.open(root, configuration, new FailingLake(fails, message));
  }

  @Override
  public void rename(Path staged, Path target) throws IOException {
    if (fails.test(target.toUri().getPath())) {
      throw new IOException(message);
    }
    rename.rename(staged, target);
  }
}
