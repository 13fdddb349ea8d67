package io.sparkify.lake.job.source;

import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.job.source.SourceReadException.Fault;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of one source file, and makes sure that it is the file that was planned, whole.
 */
final class LineFile implements Closeable {
  private final SourceFile file;
  private final CountedStream raw;
  private final Lines lines;

  private LineFile(SourceFile file, CountedStream raw, Lines lines) {
    this.file = file;
    this.raw = raw;
    this.lines = lines;
  }

  static LineFile open(String root, SourceFile file, Configuration configuration)
      throws SourceReadException {
    Path path = new Path(root + "/" + file.path());
    try {
      FileSystem fileSystem = path.getFileSystem(configuration);
      CountedStream raw = new CountedStream(fileSystem.open(path));
      return new LineFile(file, raw, new Lines(unpacked(file, raw)));
    } catch (FileNotFoundException e) {
      throw missingOrUnreadable(path, e);
    } catch (IOException e) {
      throw new SourceReadException(Fault.UNREADABLE, "Cannot read %s: %s".formatted(path, e), e);
    }
  }

  private static InputStream unpacked(SourceFile file, CountedStream raw) throws IOException {
    boolean packed = file.path().endsWith(".gz") && file.bytes() > 0;
    return packed ? new GZIPInputStream(raw, 64 * 1024) : raw;
  }

  /**
   * The local file system answers "not found" for a file that may not be read as well, and says so
   * in its message.
   */
  private static SourceReadException missingOrUnreadable(Path path, FileNotFoundException e) {
    boolean denied = String.valueOf(e.getMessage()).contains("Permission denied");
    return denied
        ? new SourceReadException(Fault.UNREADABLE, "May not read " + path, e)
        : new SourceReadException(Fault.MISSING, "There is no file " + path, e);
  }

  /** The next line that is not blank; null after the last one. */
  @Nullable Line next() throws SourceReadException {
    try {
      Line line = lines.next();
      if (line == null && raw.count() != file.bytes()) {
        throw new SourceReadException(
            Fault.CHANGED,
            "%s had %d bytes when the run was planned and has %d now"
                .formatted(file.path(), file.bytes(), raw.count()));
      }
      return line;
    } catch (SourceReadException e) {
      throw e;
    } catch (IOException e) {
      throw new SourceReadException(
          Fault.UNREADABLE, "Cannot read %s: %s".formatted(file.path(), e), e);
    }
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
