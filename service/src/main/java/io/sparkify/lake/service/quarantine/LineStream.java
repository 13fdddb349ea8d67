package io.sparkify.lake.service.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines of any length and keeps no more than 64 KiB of one. */
final class LineStream {
  private static final int KEPT_BYTES = 64 * 1024;

  private final InputStream in;
  private long offset;

  /**
   * @param in where {@code offset} bytes were skipped
   */
  LineStream(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  /** A line without its end. */
  record Line(String text, boolean whole) {}

  /** The next line; empty at the end. */
  Optional<Line> next() throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    long length = 0;
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n') {
      if (length < KEPT_BYTES) {
        kept.write(next);
      }
      length++;
      next = in.read();
    }
    offset += length + (next < 0 ? 0 : 1);
    boolean whole = length <= KEPT_BYTES;
    String text = kept.toString(UTF_8);
    // A character that was cut in two reads as this one.
    return Optional.of(new Line(whole ? text : text.replaceFirst("\uFFFD+$", ""), whole));
  }

  /** How many bytes of the file were read. */
  long offset() {
    return offset;
  }
}
