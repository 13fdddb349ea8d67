package io.sparkify.lake.service.security;

import io.sparkify.lake.service.stream.Streams;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Finds out who makes a call before anything else of it is looked at. */
@PreMatching
final class Authentication implements ContainerRequestFilter {
  static final String CALLER = "io.sparkify.lake.caller";

  private final Authenticator authenticator;

  Authentication(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Caller caller = authenticator.authenticate(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    request.setProperty(CALLER, caller);
    request.setProperty(Streams.STILL_ALLOWED, caller.holds());
    request.setSecurityContext(new Proved(caller, request.getSecurityContext().isSecure()));
  }

  /** The caller as resources see it. */
  private record Proved(Caller caller, boolean isSecure) implements SecurityContext {
    @Override
    public @Nullable Principal getUserPrincipal() {
      String name = caller.name();
      return name == null ? null : () -> name;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.may(Role.parse(role));
    }

    @Override
    public String getAuthenticationScheme() {
      return caller.credential();
    }
  }
}
