package io.sparkify.lake.service.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A socket with its streams. */
record Connection(Socket socket, InputStream in, OutputStream out) implements AutoCloseable {
  static Connection of(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return new Connection(
        socket,
        new BufferedInputStream(socket.getInputStream(), 64 * 1024),
        socket.getOutputStream());
  }

  /** Breaks it so that the other side notices. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
