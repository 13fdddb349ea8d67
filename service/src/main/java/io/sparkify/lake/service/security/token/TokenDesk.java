package io.sparkify.lake.service.security.token;

import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.security.Role;
import io.sparkify.lake.service.security.token.Tokens.Made;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Does with tokens what somebody asks for who has the database itself. */
public final class TokenDesk {
  private static final String BY = "command line";

  private final Tokens tokens;
  private final Clock clock;
  private final PrintStream out;

  public TokenDesk(Tokens tokens, Clock clock, PrintStream out) {
    this.tokens = tokens;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Prints the token alone, so that a script can take it.
   *
   * @param lifetime null for no end
   * @throws IllegalArgumentException if the name or the role is none
   * @throws ServiceException as {@link Tokens}
   */
  public void create(String name, String role, @Nullable Duration lifetime) {
    Instant end = lifetime == null ? null : clock.instant().plus(lifetime);
    Made made = tokens.create(TokenName.parse(name), Role.parse(role), end, BY);
    out.println(made.secret().text());
  }

  public void list() {
    for (Token token : tokens.all()) {
      TokenView view = TokenView.of(token, clock.instant());
      out.printf(
          "%s %s %s, by %s, ends %s, last used %s%n",
          view.name(),
          view.role(),
          view.state(),
          view.createdBy(),
          view.expiresAt() == null ? "never" : view.expiresAt(),
          view.lastUsedAt() == null ? "never" : view.lastUsedAt());
    }
  }

  public void revoke(String name) {
    out.printf("Revoked %s%n", tokens.revoke(name, BY).name());
  }
}
