package io.sparkify.lake.job.source;

import io.sparkify.lake.job.contract.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Opens source files as cheaply as their store allows. */
record SourceOpening(String root, Configuration configuration) {
  Path path(SourceFile file) {
    return new Path(root + "/" + file.path());
  }

  InputStream open(SourceFile file) throws IOException {
    Path path = path(file);
    FileSystem files = path.getFileSystem(configuration);
    return isS3(path) ? S3Opening.open(files, path, file) : files.open(path);
  }

  /** Whether each file costs a wait for a server. */
  boolean isRemote() {
    String scheme = new Path(root).toUri().getScheme();
    return scheme != null && !scheme.equals("file");
  }

  private static boolean isS3(Path path) {
    return "s3a".equals(path.toUri().getScheme());
  }
}
