package io.sparkify.lake.job.source;

import io.sparkify.lake.job.contract.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
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

  /** Read as its lines are asked for. */
  static LineFile open(SourceFile file, SourceOpening opening) throws SourceReadException {
    try {
      return of(file, opening.open(file));
    } catch (IOException e) {
      throw SourceReadException.of(opening.path(file), file, e);
    }
  }

  /**
   * Read before.
   *
   * @param content all of it
   */
  static LineFile of(SourceFile file, byte[] content) throws SourceReadException {
    try {
      return of(file, new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw SourceReadException.unreadable(file, e);
    }
  }

  private static LineFile of(SourceFile file, InputStream content) throws IOException {
    CountedStream raw = new CountedStream(content);
    try {
      return new LineFile(file, raw, new Lines(unpacked(file, raw)));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  SourceFile file() {
    return file;
  }

  private static InputStream unpacked(SourceFile file, CountedStream raw) throws IOException {
    boolean packed = file.path().endsWith(".gz") && file.bytes() > 0;
    return packed ? new GZIPInputStream(raw, 64 * 1024) : raw;
  }

  /** The next line that is not blank; null after the last one. */
  @Nullable Line next() throws SourceReadException {
    try {
      Line line = lines.next();
      if (line == null && raw.count() != file.bytes()) {
        throw SourceReadException.changed(file, raw.count());
      }
      return line;
    } catch (SourceReadException e) {
      throw e;
    } catch (IOException e) {
      throw SourceReadException.of(new Path(file.path()), file, e);
    }
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
