package io.sparkify.lake.job.lake;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/** A rename with overwrite, which HDFS and its kin carry out in one step. */
final class RenameReplace implements AtomicReplace {
  private final Configuration configuration;

  RenameReplace(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public void replace(Path staged, Path target) throws IOException {
    FileContext.getFileContext(target.toUri(), configuration)
        .rename(staged, target, Rename.OVERWRITE);
  }
}
