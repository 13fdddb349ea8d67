package io.sparkify.lake.service.error;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.glassfish.jersey.server.ParamException;

/** Writes what is refused before a resource is reached: unknown paths, methods, media types. */
final class HttpErrorMapper implements ExceptionMapper<WebApplicationException> {
  private static final int BAD_REQUEST = 400;
  private static final int INTERNAL = 500;

  @Override
  public Response toResponse(WebApplicationException e) {
    if (e instanceof ParamException param && !(e instanceof ParamException.PathParamException)) {
      return ProblemDocument.of(
              BAD_REQUEST, "The parameter '%s' is malformed.".formatted(param.getParameterName()))
          .response();
    }
    int status = e.getResponse().getStatus();
    if (status < BAD_REQUEST) {
      return e.getResponse();
    }
    if (status == INTERNAL) {
      return UnexpectedErrorMapper.internal(e).response();
    }
    return keepingHeaders(
        e.getResponse(), ProblemDocument.of(status, StatusCodes.detailOf(status)));
  }

  private static Response keepingHeaders(Response original, ProblemDocument problem) {
    Response response = problem.response();
    for (String header : new String[] {HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER}) {
      String value = original.getHeaderString(header);
      if (value != null) {
        response.getHeaders().putSingle(header, value);
      }
    }
    return response;
  }
}
