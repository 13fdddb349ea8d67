package io.sparkify.lake.service.audit;

import io.github.bucket4j.TimeMeter;
import io.sparkify.lake.service.run.Requester;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.jspecify.annotations.Nullable;

/** Makes the row of a request out of its route and of its answer. */
final class AuditFilter implements ContainerResponseFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final int UNAUTHENTICATED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Audit audit;
  private final Clock clock;
  private final RefusalLimit refusals = new RefusalLimit(TimeMeter.SYSTEM_NANOTIME);
  @Context private @Nullable HttpServletRequest servlet;

  AuditFilter(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!READING.contains(request.getMethod()) && isWanted(response.getStatus())) {
      audit.add(entry(request, response));
    }
  }

  private boolean isWanted(int status) {
    return switch (status) {
      // A row for each request too many would be what the limit is to prevent.
      case TOO_MANY_REQUESTS -> false;
      case UNAUTHENTICATED, FORBIDDEN -> refusals.take(address());
      default -> true;
    };
  }

  private String address() {
    return servlet == null ? "unknown" : servlet.getRemoteAddr();
  }

  private AuditEntry entry(ContainerRequestContext request, ContainerResponseContext response) {
    String route = route(request.getUriInfo());
    return new AuditEntry(
        clock.instant(),
        Requester.of(request.getSecurityContext()),
        address(),
        Action.of(request.getMethod(), route),
        request.getMethod().toUpperCase(Locale.ROOT),
        route,
        route.isEmpty() ? "path=" + request.getUriInfo().getPath(false) : parameters(request),
        request.getProperty(ReasonReader.PROPERTY) instanceof String reason ? reason : null,
        response.getStatus(),
        response.getEntity() instanceof Map<?, ?> problem
                && problem.get("code") instanceof String code
            ? code
            : null,
        made(response.getLocation()));
  }

  private static String route(UriInfo uri) {
    StringBuilder route = new StringBuilder();
    if (uri instanceof ExtendedUriInfo matched) {
      // The deepest one is the first.
      matched.getMatchedTemplates().forEach(step -> route.insert(0, step.getTemplate()));
    }
    return route.toString();
  }

  private static String parameters(ContainerRequestContext request) {
    return request.getUriInfo().getPathParameters().entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + String.join(",", parameter.getValue()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static @Nullable String made(@Nullable URI location) {
    String path = location == null ? null : location.getPath();
    return path == null ? null : path.substring(path.lastIndexOf('/') + 1);
  }
}
