package io.sparkify.lake.job.source;

import static org.apache.hadoop.fs.Options.OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY;
import static org.apache.hadoop.fs.Options.OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_WHOLE_FILE;

import io.sparkify.lake.job.contract.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileStatus;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * Opens an object whose length and ETag are known from its listing: one GET and no HEAD, and a GET
 * that fails if the object is another one now.
 */
final class S3Opening {
  private S3Opening() {}

  static InputStream open(FileSystem files, Path path, SourceFile file) throws IOException {
    S3AFileStatus listed = new S3AFileStatus(file.bytes(), 0, path, 1, "", file.version(), null);
    return FutureIO.awaitFuture(
        files
            .openFile(path)
            .opt(FS_OPTION_OPENFILE_READ_POLICY, FS_OPTION_OPENFILE_READ_POLICY_WHOLE_FILE)
            .withFileStatus(listed)
            .build());
  }
}
