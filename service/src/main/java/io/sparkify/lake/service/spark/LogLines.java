package io.sparkify.lake.service.spark;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a log into lines, in whatever parts its bytes come; very long lines are shortened. */
final class LogLines {
  static final int LONGEST = 16 * 1024;
  private static final int NOT_FIRST_OF_CHARACTER = 0xC0;
  private static final int CONTINUED = 0x80;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long begin;
  private long end;
  private long length;

  /**
   * @param from where in the log the first byte lies
   */
  LogLines(long from) {
    this.begin = from;
    this.end = from;
  }

  /**
   * One line.
   *
   * @param end where in the log the next one begins
   */
  record Line(String text, long end) {}

  /** The lines that end in this part. */
  List<Line> take(byte[] part) {
    List<Line> lines = new ArrayList<>();
    for (byte each : part) {
      end++;
      if (each == '\n') {
        lines.add(line());
      } else {
        length++;
        if (line.size() <= LONGEST) {
          line.write(each);
        }
      }
    }
    return lines;
  }

  /** What stands behind the last line's end, if anything does; for a log that has ended. */
  Optional<Line> rest() {
    return end == begin ? Optional.empty() : Optional.of(line());
  }

  /** Where the next part must begin. */
  long end() {
    return end;
  }

  private Line line() {
    byte[] bytes = line.toByteArray();
    int kept = bytes.length;
    String mark = "";
    if (kept > LONGEST) {
      kept = LONGEST;
      while (kept > 0 && (bytes[kept] & NOT_FIRST_OF_CHARACTER) == CONTINUED) {
        kept--;
      }
      mark = " … (a line of %d bytes)".formatted(length);
    } else if (kept > 0 && bytes[kept - 1] == '\r') {
      kept--;
    }
    line.reset();
    length = 0;
    begin = end;
    return new Line(new String(bytes, 0, kept, StandardCharsets.UTF_8) + mark, end);
  }
}
