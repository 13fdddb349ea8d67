package io.sparkify.lake.service.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Objects;

/** Writes that a body is too large. */
final class BodyTooLargeMapper implements ExceptionMapper<BodyTooLargeException> {
  private static final int TOO_LARGE = 413;

  @Override
  public Response toResponse(BodyTooLargeException e) {
    return ProblemDocument.of(TOO_LARGE, Objects.requireNonNull(e.getMessage())).response();
  }
}
