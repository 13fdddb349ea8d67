package io.sparkify.lake.service.security;

import io.sparkify.lake.service.error.ServiceException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out who makes a request. */
public final class Authenticator {
  private static final Pattern BEARER = Pattern.compile("(?i)bearer +([\\x21-\\x7e]+) *");

  private final List<Credentials> kinds;

  public Authenticator(List<Credentials> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /** Whether there are no credentials, so that whoever is on this machine may do everything. */
  public boolean isOpen() {
    return kinds.stream().noneMatch(Credentials::areConfigured);
  }

  /**
   * Whoever sent this header.
   *
   * @param authorization null if there was none
   * @throws ServiceException unauthenticated
   */
  Caller authenticate(@Nullable String authorization) {
    if (isOpen()) {
      return Caller.local(this::isOpen);
    }
    if (authorization == null || authorization.isBlank()) {
      throw ServiceException.unauthenticated(
          "credentials_required", "This needs a token: send Authorization: Bearer TOKEN.");
    }
    Matcher bearer = BEARER.matcher(authorization);
    if (!bearer.matches()) {
      throw ServiceException.unauthenticated(
          "invalid_token", "The header is no Authorization: Bearer TOKEN.");
    }
    for (Credentials kind : kinds) {
      Optional<Caller> caller = kind.find(bearer.group(1));
      if (caller.isPresent()) {
        return caller.get();
      }
    }
    throw ServiceException.unauthenticated(
        "invalid_token", "Nobody has this token: it is mistyped, or of another service.");
  }
}
