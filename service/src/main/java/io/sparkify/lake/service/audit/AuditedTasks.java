package io.sparkify.lake.service.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Has every request for a task of the admin port, such as another log level, leave a row. */
public final class AuditedTasks extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String ROUTE = "/tasks/{task}";

  private final transient Audit audit;
  private final transient Clock clock;

  public AuditedTasks(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    try {
      chain.doFilter(request, response);
      status = response.getStatus();
    } finally {
      if (!AuditFilter.READING.contains(request.getMethod())) {
        audit.add(entry(request, status));
      }
    }
  }

  private AuditEntry entry(HttpServletRequest request, int status) {
    return new AuditEntry(
        clock.instant(),
        Objects.requireNonNullElse(request.getRemoteUser(), "anonymous"),
        request.getRemoteAddr(),
        "tasks.run",
        request.getMethod().toUpperCase(Locale.ROOT),
        ROUTE,
        parameters(request),
        null,
        status,
        null,
        null);
  }

  private static String parameters(HttpServletRequest request) {
    String task = Objects.requireNonNullElse(request.getPathInfo(), request.getRequestURI());
    Map<String, String[]> given = new TreeMap<>(request.getParameterMap());
    given.put("task", new String[] {task.replaceFirst(".*/", "")});
    return given.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + String.join(",", parameter.getValue()))
        .collect(Collectors.joining(", "));
  }
}
