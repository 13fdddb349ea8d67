package io.sparkify.lake.service.error;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Adds to a problem document which path was asked for. */
final class InstanceFilter implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof ProblemDocument problem) {
      response.setEntity(problem.members(request.getUriInfo().getRequestUri().getRawPath()));
    }
  }
}
