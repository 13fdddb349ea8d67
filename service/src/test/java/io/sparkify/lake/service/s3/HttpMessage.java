package io.sparkify.lake.service.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The head of an HTTP/1.1 request or response, and how its body is framed. */
record HttpMessage(String startLine, List<String> headerLines) {
  /** The next head of a connection; null if it was closed before. */
  static @Nullable HttpMessage read(InputStream in) throws IOException {
    String start = line(in);
    if (start == null) {
      return null;
    }
    List<String> headers = new ArrayList<>();
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      headers.add(header);
    }
    return new HttpMessage(start, headers);
  }

  /** By lower-case names. */
  Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : headerLines) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  HttpMessage without(String header) {
    String start = header + ":";
    return new HttpMessage(
        startLine,
        headerLines.stream()
            .filter(line -> !line.regionMatches(true, 0, start, 0, start.length()))
            .toList());
  }

  int status() {
    return Integer.parseInt(startLine.split(" ", 3)[1]);
  }

  boolean closes() {
    return "close".equalsIgnoreCase(headers().get("Connection"));
  }

  void writeTo(OutputStream out) throws IOException {
    String head =
        startLine
            + "\r\n"
            + String.join("", headerLines.stream().map(l -> l + "\r\n").toList())
            + "\r\n";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Hands the body on as it is framed. */
  void copyBody(InputStream in, OutputStream out) throws IOException {
    Map<String, String> headers = headers();
    if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
      copyChunks(in, out);
    } else if (headers.containsKey("Content-Length")) {
      copy(in, out, Long.parseLong(String.valueOf(headers.get("Content-Length"))));
    }
  }

  private static void copyChunks(InputStream in, OutputStream out) throws IOException {
    long size = -1;
    while (size != 0) {
      String line = lineOf(in);
      out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      size = Long.parseLong(line.split(";", 2)[0].strip(), 16);
      if (size > 0) {
        copy(in, out, size);
        out.write((lineOf(in) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    for (String trailer = lineOf(in); ; trailer = lineOf(in)) {
      out.write((trailer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      if (trailer.isEmpty()) {
        return;
      }
    }
  }

  static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("The connection ended in the middle of a body");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private static String lineOf(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      throw new EOFException("The connection ended in the middle of a body");
    }
    return line;
  }

  /** Without its end; null at the end of the connection. */
  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString();
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.isEmpty() ? null : line.toString();
  }
}
