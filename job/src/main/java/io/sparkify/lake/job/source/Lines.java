package io.sparkify.lake.job.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into lines at {@code \n}, skips blank ones, and bounds the memory that one line
 * takes. A byte order mark at the beginning of the stream is not part of the first line.
 */
final class Lines {
  /** A longer line is malformed; its first 64 KiB are kept to show. */
  static final int LONGEST = 16 * 1024 * 1024;

  private static final int SHOWN = 64 * 1024;
  private static final int END = -1;

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
  private int position;
  private int filled;
  private long number;
  private boolean ended;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The next line that is not blank; null at the end. */
  @Nullable Line next() throws IOException {
    while (!ended) {
      long length = readLine();
      byte[] bytes = line.toByteArray();
      number++;
      if (number == 1) {
        bytes = withoutByteOrderMark(bytes);
      }
      if (length > LONGEST) {
        return new Line(number, Arrays.copyOf(bytes, SHOWN), false);
      }
      if (!isBlank(bytes)) {
        return new Line(number, bytes, true);
      }
    }
    return null;
  }

  /**
   * Reads up to the next line end into {@link #line}; returns the length, of which at most the
   * longest is kept.
   */
  private long readLine() throws IOException {
    line.reset();
    long length = 0;
    while (true) {
      if (position == filled && !fill()) {
        ended = true;
        return length;
      }
      int end = endOfLine();
      int stop = end == END ? filled : end;
      if (length <= LONGEST) {
        line.write(buffer, position, stop - position);
      }
      length += stop - position;
      position = stop;
      if (end != END) {
        position++;
        return length;
      }
    }
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  private int endOfLine() {
    for (int i = position; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return END;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private static byte[] withoutByteOrderMark(byte[] bytes) {
    boolean marked =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
  }
}
