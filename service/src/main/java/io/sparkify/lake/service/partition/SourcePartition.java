package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.SourceFile;
import java.time.Instant;
import java.util.List;

/**
 * The files of one partition, at least one.
 *
 * @param files in the order of their paths; for a month those of its folder and the strays that
 *     other folders hold for it
 * @param newestAt when the newest file was last modified; strays count only where there is no
 *     folder, because they are written whole
 */
public record SourcePartition(List<SourceFile> files, Instant newestAt) {
  private static final String STRAYS = "strays/";

  public SourcePartition {
    files = files.stream().sorted().toList();
    if (files.isEmpty()) {
      throw new IllegalArgumentException("A partition without files is not there");
    }
  }

  /** Whether this is not a file of the partition's own folder, but plays found in another one. */
  public static boolean isStray(SourceFile file) {
    return file.path().startsWith(STRAYS);
  }

  public Fingerprint fingerprint() {
    return Fingerprint.of(files);
  }

  public long bytes() {
    return files.stream().mapToLong(SourceFile::bytes).sum();
  }
}
