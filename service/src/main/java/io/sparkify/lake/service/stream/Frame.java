package io.sparkify.lake.service.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Writes server-sent events as the standard has them, in UTF-8. */
public final class Frame {
  /** Means nothing, and keeps a connection alive. */
  static final byte[] COMMENT = bytes(":\n\n");

  private Frame() {}

  /** An event that leaves the point where a client would resume as it is. */
  public static byte[] event(String name, String data) {
    return bytes("event: " + name + "\n" + data(data) + "\n");
  }

  /** An event after which a client would resume at this id. */
  public static byte[] event(String name, long id, String data) {
    return bytes("id: " + id + "\nevent: " + name + "\n" + data(data) + "\n");
  }

  /** An event without a name, which clients take for a {@code message}. */
  public static byte[] message(long id, String data) {
    return bytes("id: " + id + "\n" + data(data) + "\n");
  }

  /** No event at all; a client would resume at this id from now on. */
  public static byte[] position(long id) {
    return bytes("id: " + id + "\n\n");
  }

  /** How long a client waits until it connects again. */
  static byte[] retry(Duration wait) {
    return bytes("retry: " + wait.toMillis() + "\n\n");
  }

  private static String data(String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : text.split("\r\n|\r|\n", -1)) {
      lines.append("data: ").append(line).append('\n');
    }
    return lines.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
