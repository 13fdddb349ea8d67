package io.sparkify.lake.service.error;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Answers a servlet's request with what the service refuses. */
public final class ServletProblems {
  private final ObjectMapper json;

  public ServletProblems(ObjectMapper json) {
    this.json = json;
  }

  public void answer(ServiceException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String detail = Objects.requireNonNullElse(e.getMessage(), e.code());
    ProblemDocument problem =
        new ProblemDocument(e.problem().status(), e.code(), detail, List.of(), e.extras());
    Challenge.of(e).ifPresent(value -> response.setHeader("WWW-Authenticate", value));
    e.retryAfter()
        .ifPresent(
            after ->
                response.setHeader(
                    "Retry-After", Long.toString(after.plusMillis(999).toSeconds())));
    response.setStatus(problem.status());
    response.setContentType(ProblemFeature.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    response
        .getOutputStream()
        .write(json.writeValueAsBytes(problem.members(request.getRequestURI())));
  }
}
