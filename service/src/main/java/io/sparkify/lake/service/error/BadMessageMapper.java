package io.sparkify.lake.service.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.eclipse.jetty.http.BadMessageException;

/** Writes what the web server has against a body while it is read: too slow, cut off, garbled. */
final class BadMessageMapper implements ExceptionMapper<BadMessageException> {
  @Override
  public Response toResponse(BadMessageException e) {
    return ProblemDocument.of(e.getCode(), StatusCodes.detailOf(e.getCode())).response();
  }
}
