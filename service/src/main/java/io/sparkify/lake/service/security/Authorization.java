package io.sparkify.lake.service.security;

import io.sparkify.lake.service.error.ServiceException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.glassfish.jersey.server.ExtendedUriInfo;

/** Lets a call through if its caller has the role that the route needs. */
final class Authorization implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    String route = route(request.getUriInfo());
    Role needed =
        Access.of(request.getMethod(), route)
            .orElseThrow(
                () ->
                    ServiceException.forbidden(
                        "forbidden",
                        "Nobody may call %s %s: it has no entry in Access."
                            .formatted(request.getMethod(), route),
                        Map.of()));
    if (!(request.getProperty(Authentication.CALLER) instanceof Caller caller)) {
      throw new IllegalStateException("Authentication comes before");
    }
    Refusals.requireRole(caller, needed);
  }

  /** The template that the server has matched. */
  private static String route(UriInfo uri) {
    StringBuilder route = new StringBuilder();
    if (uri instanceof ExtendedUriInfo matched) {
      // The deepest one is the first.
      matched.getMatchedTemplates().forEach(step -> route.insert(0, step.getTemplate()));
    }
    return route.toString();
  }
}
