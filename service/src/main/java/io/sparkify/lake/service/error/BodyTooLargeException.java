package io.sparkify.lake.service.error;

import java.io.IOException;

/** A request's body is too large; not a runtime exception, as Jackson would hide one. */
final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException() {
    super("The body is larger than " + RequestSizeLimit.MAX_BYTES + " bytes.");
  }
}
