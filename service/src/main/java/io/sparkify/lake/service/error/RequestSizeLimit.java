package io.sparkify.lake.service.error;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses bodies of more than 1 MiB, whatever length they claim. */
final class RequestSizeLimit implements ContainerRequestFilter {
  static final int MAX_BYTES = 1024 * 1024;

  @Override
  public void filter(ContainerRequestContext request) throws BodyTooLargeException {
    if (request.getLength() > MAX_BYTES) {
      throw new BodyTooLargeException();
    }
    request.setEntityStream(new Limited(request.getEntityStream()));
  }

  /** Counts what was read, for bodies that come in chunks. */
  private static final class Limited extends FilterInputStream {
    private long bytes;

    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count(read);
      return read;
    }

    private void count(int read) throws BodyTooLargeException {
      bytes += Math.max(0, read);
      if (bytes > MAX_BYTES) {
        throw new BodyTooLargeException();
      }
    }
  }
}
