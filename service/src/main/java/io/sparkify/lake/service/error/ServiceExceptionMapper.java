package io.sparkify.lake.service.error;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Objects;

/** Writes what the service itself refuses. */
final class ServiceExceptionMapper implements ExceptionMapper<ServiceException> {
  @Override
  public Response toResponse(ServiceException e) {
    String detail = Objects.requireNonNullElse(e.getMessage(), e.code());
    Response response =
        new ProblemDocument(e.problem().status(), e.code(), detail, List.of(), e.extras())
            .response();
    Challenge.of(e)
        .ifPresent(value -> response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, value));
    e.retryAfter()
        .ifPresent(
            after ->
                response
                    .getHeaders()
                    .putSingle(HttpHeaders.RETRY_AFTER, after.plusMillis(999).toSeconds()));
    return response;
  }
}
