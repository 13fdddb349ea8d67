package io.sparkify.lake.service.limit;

import io.sparkify.lake.service.error.ServiceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/** Answers 429 to a client that asks too often, before anything is done for it. */
@PreMatching
public final class RateLimit implements ContainerRequestFilter {
  private final Allowance allowance;
  @Context private @Nullable HttpServletRequest request;

  public RateLimit(Allowance allowance) {
    this.allowance = allowance;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    String client = request == null ? "" : request.getRemoteAddr();
    allowance
        .take(client)
        .ifPresent(
            wait -> {
              throw ServiceException.busy(
                  "too_many_requests",
                  "Too many requests came from %s; ask less often (limits.requests_per_second)."
                      .formatted(client),
                  wait);
            });
  }
}
