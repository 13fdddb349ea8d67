package io.sparkify.lake.job.generate.traps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Ways to make another line of a line. */
final class LineEdits {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private LineEdits() {}

  /** The line with other fields. */
  static byte[] fields(byte[] line, Consumer<ObjectNode> change) {
    try {
      ObjectNode event = (ObjectNode) MAPPER.readTree(line);
      change.accept(event);
      return MAPPER.writeValueAsBytes(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  /** Puts bytes that are not UTF-8 inside the line's last text. */
  static byte[] insertBeforeEnd(byte[] line, int... bytes) {
    int at = line.length - 2; // before the quote and the brace
    byte[] changed = new byte[line.length + bytes.length];
    System.arraycopy(line, 0, changed, 0, at);
    for (int i = 0; i < bytes.length; i++) {
      changed[at + i] = (byte) bytes[i];
    }
    System.arraycopy(line, at, changed, at + bytes.length, line.length - at);
    return changed;
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
