package io.sparkify.lake.job.contract;

import java.io.Serializable;

/**
 * One input file as a listing shows it.
 *
 * @param path relative to its root, with {@code /}: to the song data, to the log data (so it begins
 *     {@code YYYY/MM/}), or, for a stray file, {@code strays/YYYY-MM/from-YYYY-MM.parquet}
 * @param bytes its length
 * @param version changes when the content does: the ETag, or the modification time in milliseconds
 */
public record SourceFile(String path, long bytes, String version)
    implements Comparable<SourceFile>, Serializable {
  /** What tells this content of the file from another one under the same path. */
  public String stamp() {
    return bytes + "-" + version;
  }

  @Override
  public int compareTo(SourceFile other) {
    return path.compareTo(other.path);
  }
}
