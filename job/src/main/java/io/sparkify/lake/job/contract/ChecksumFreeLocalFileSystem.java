package io.sparkify.lake.job.contract;

import org.apache.hadoop.fs.LocalFileSystem;

/**
 * The local file system without {@code .crc} files: one that stands beside a file which another
 * program replaced makes that file unreadable. Parquet pages, and disks, have checksums of their
 * own.
 */
public final class ChecksumFreeLocalFileSystem extends LocalFileSystem {
  public ChecksumFreeLocalFileSystem() {
    setWriteChecksum(false);
    setVerifyChecksum(false);
  }
}
