package io.sparkify.lake.service.security;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** Has every call of the REST API ask who makes it, and whether that may be. */
final class SecurityFeature implements Feature {
  /** Behind the rate limit, which bounds how often anybody can try. */
  private static final int BEHIND_THE_RATE_LIMIT = Priorities.USER + 500;

  private final Authenticator authenticator;

  SecurityFeature(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  @Override
  public boolean configure(FeatureContext context) {
    context
        .register(new Authentication(authenticator), BEHIND_THE_RATE_LIMIT)
        .register(new Authorization(), Priorities.AUTHORIZATION)
        .register(new NotStored());
    return true;
  }
}
