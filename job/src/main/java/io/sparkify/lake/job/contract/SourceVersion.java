package io.sparkify.lake.job.contract;

import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;

/** What tells one version of a file from another, in a listing. */
public final class SourceVersion {
  private SourceVersion() {}

  /** The ETag if the store has one, else the modification time in milliseconds. */
  public static String of(FileStatus status) {
    String etag = status instanceof EtagSource tagged ? tagged.getEtag() : null;
    return etag == null || etag.isEmpty() ? Long.toString(status.getModificationTime()) : etag;
  }
}
