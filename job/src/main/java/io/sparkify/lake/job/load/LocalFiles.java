package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.LocalDisk;
import org.apache.hadoop.fs.LocalFileSystem;

/** {@link LocalDisk} as Spark and S3A want it; Hadoop makes it by its name. */
public final class LocalFiles extends LocalFileSystem {
  public LocalFiles() {
    super(new LocalDisk());
  }
}
