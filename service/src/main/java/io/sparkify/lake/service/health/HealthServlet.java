package io.sparkify.lake.service.health;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers the state of every component: 200 if all are healthy, else 503. */
public final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient HealthCheckRegistry checks;
  private final transient ObjectMapper json;

  public HealthServlet(HealthCheckRegistry checks, ObjectMapper json) {
    this.checks = checks;
    this.json = json;
  }

  /** A component's state. */
  private record Component(boolean healthy, @Nullable String message) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Component> components = new TreeMap<>();
    checks.runHealthChecks().forEach((name, result) -> components.put(name, component(result)));
    boolean healthy = components.values().stream().allMatch(Component::healthy);
    response.setStatus(
        healthy ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(json.writeValueAsBytes(components));
  }

  private static Component component(HealthCheck.Result result) {
    return new Component(result.isHealthy(), result.getMessage());
  }
}
