package io.sparkify.lake.job.lake;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/** A rename with overwrite, which HDFS and its kin carry out in one step. */
final class HdfsRename implements AtomicRename {
  private final Configuration configuration;

  HdfsRename(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public void rename(Path staged, Path target) throws IOException {
    FileContext.getFileContext(target.toUri(), configuration)
        .rename(staged, target, Rename.OVERWRITE);
  }
}
