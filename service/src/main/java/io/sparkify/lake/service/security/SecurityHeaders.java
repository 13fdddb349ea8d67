package io.sparkify.lake.service.security;

import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** Tells browsers, with every answer of both ports, what no page of ours ever needs. */
public final class SecurityHeaders implements LifeCycle.Listener, HttpConfiguration.Customizer {
  /** By name. */
  public static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
              + " form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  /** Before a port is opened. */
  @Override
  public void lifeCycleStarting(LifeCycle started) {
    if (started instanceof Server server) {
      Set<HttpConfiguration> ports = Set.copyOf(server.getContainedBeans(HttpConfiguration.class));
      if (ports.isEmpty()) {
        throw new IllegalStateException("The server has no port that speaks HTTP");
      }
      ports.forEach(port -> port.addCustomizer(this));
    }
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable response) {
    HEADERS.forEach(response::put);
    return request;
  }
}
