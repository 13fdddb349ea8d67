package io.sparkify.lake.service.security;

import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.error.ServletProblems;
import io.sparkify.lake.service.security.Access.Port;
import io.sparkify.lake.service.security.Access.Rule;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything that a port serves. It goes by the servlet that the web server has
 * chosen, not by the path, which can be written in many ways.
 */
@SuppressWarnings("serial") // never serialized
final class Guard extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient Port port;
  private final transient Authenticator authenticator;
  private final transient ServletProblems problems;

  Guard(Port port, Authenticator authenticator, ServletProblems problems) {
    this.port = port;
    this.authenticator = authenticator;
    this.problems = problems;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    @Nullable Rule rule =
        Access.of(port, request.getHttpServletMapping().getPattern()).orElse(null);
    if (rule == Rule.HIDDEN) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      require(rule, request);
    } catch (ServiceException e) {
      problems.answer(e, request, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private void require(@Nullable Rule rule, HttpServletRequest request) {
    if (authenticator.isOpen()) {
      LocalOnly.require(request);
    }
    if (rule == null) {
      throw unlisted(request.getRequestURI());
    }
    if (rule == Rule.VIEWER) {
      Refusals.requireRole(
          authenticator.authenticate(request.getHeader("Authorization")), Role.VIEWER);
    }
  }

  private static ServiceException unlisted(String path) {
    return ServiceException.forbidden(
        "forbidden", "Nobody may use %s: it has no entry in Access.".formatted(path), Map.of());
  }
}
