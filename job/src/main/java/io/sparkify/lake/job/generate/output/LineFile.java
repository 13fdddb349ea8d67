package io.sparkify.lake.job.generate.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/** One file of lines, gzipped if its name says so; the last line's end is the closer's choice. */
final class LineFile {
  private static final int BUFFER = 1 << 14;

  private final OutputStream out;
  private byte[] pending = {};

  private LineFile(OutputStream out) {
    this.out = out;
  }

  static LineFile create(Path path) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
    boolean zipped = path.toString().endsWith(".gz");
    return new LineFile(
        new BufferedOutputStream(zipped ? new GZIPOutputStream(file, BUFFER) : file, BUFFER));
  }

  void line(byte[] text, String end) throws IOException {
    out.write(pending);
    out.write(text);
    pending = end.getBytes(StandardCharsets.US_ASCII);
  }

  void close() throws IOException {
    out.write(pending);
    out.close();
  }

  /** Closes without the end of the last line. */
  void cut() throws IOException {
    out.close();
  }
}
