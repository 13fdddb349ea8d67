package io.sparkify.lake.service.error;

import io.sparkify.lake.service.error.ServiceException.Problem;
import java.util.Optional;

/** What a refusal tells a client about the credentials that it wants (RFC 6750). */
final class Challenge {
  /** Of a request without any: it is told no error. */
  private static final String NONE = "credentials_required";

  private static final String BEARER = "Bearer realm=\"lake\"";

  private Challenge() {}

  /** The value of {@code WWW-Authenticate}; empty where credentials are not the matter. */
  static Optional<String> of(ServiceException e) {
    if (e.problem() == Problem.UNAUTHENTICATED) {
      return Optional.of(e.code().equals(NONE) ? BEARER : BEARER + ", error=\"invalid_token\"");
    }
    return e.problem() == Problem.FORBIDDEN && e.extras().containsKey("required_role")
        ? Optional.of(BEARER + ", error=\"insufficient_scope\"")
        : Optional.empty();
  }
}
