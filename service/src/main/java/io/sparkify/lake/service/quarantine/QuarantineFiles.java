package io.sparkify.lake.service.quarantine;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads parts of the lake's quarantine. */
public final class QuarantineFiles {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final String lake;
  private final Configuration configuration;

  /**
   * @param lake its absolute location
   */
  public QuarantineFiles(String lake, Configuration configuration) {
    this.lake = lake;
    this.configuration = configuration;
  }

  /**
   * Some lines of a file.
   *
   * @param next where the lines after them begin, in bytes
   * @param more whether there are any
   */
  record Part(List<QuarantinedLine> lines, long next, boolean more) {
    Part {
      lines = List.copyOf(lines);
    }
  }

  /** At most {@code limit} lines from this byte on; empty if there is no such file. */
  Optional<Part> read(String path, long offset, int limit) throws IOException {
    Path file = new Path(lake + "/" + path);
    FileSystem files = file.getFileSystem(configuration);
    try {
      long length = files.getFileStatus(file).getLen();
      if (offset >= length) {
        return Optional.of(new Part(List.of(), length, false));
      }
      try (FSDataInputStream in = files.open(file)) {
        in.seek(offset);
        return Optional.of(read(new BufferedInputStream(in, BUFFER_BYTES), offset, limit, length));
      }
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Part read(InputStream in, long offset, int limit, long length) throws IOException {
    LineStream stream = new LineStream(in, offset);
    List<QuarantinedLine> lines = new ArrayList<>();
    while (lines.size() < limit) {
      Optional<LineStream.Line> line = stream.next();
      if (line.isEmpty()) {
        break;
      }
      lines.add(QuarantinedLine.parse(line.get().text(), line.get().whole()));
    }
    return new Part(lines, stream.offset(), stream.offset() < length);
  }
}
