package io.sparkify.lake.service.security.token;

import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.security.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives tokens out and takes them back, so that there is always somebody who may do that. */
public final class Tokens {
  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
  private static final int MOST = 1_000;

  private final TokenStore store;
  private final TokenBook book;
  private final BooleanSupplier otherAdmins;
  private final Clock clock;

  /**
   * @param otherAdmins whether there may be admins without a token
   */
  public Tokens(TokenStore store, TokenBook book, BooleanSupplier otherAdmins, Clock clock) {
    this.store = store;
    this.book = book;
    this.otherAdmins = otherAdmins;
    this.clock = clock;
  }

  /** A token that was just made, with its text, which nobody gets a second time. */
  record Made(Token token, Secret secret) {}

  List<Token> all() {
    return book.all();
  }

  /** The one that has this name now, or had it last. Not found: {@code unknown_token}. */
  Token get(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  /**
   * Conflict {@code token_exists}, {@code first_token_must_be_admin}, {@code too_many_tokens};
   * impossible {@code expired_already}.
   */
  Made create(String name, Role role, @Nullable Instant expiresAt, String by) {
    Instant now = clock.instant();
    book.refresh();
    if (expiresAt != null && !now.isBefore(expiresAt)) {
      throw ServiceException.impossible(
          "expired_already", "expires_at is past: it must lie after %s.".formatted(now));
    }
    if (role != Role.ADMIN && !hasAdminBut("")) {
      throw conflict(
          "first_token_must_be_admin",
          "There is no token for an admin yet, and with this one nobody could make another: make"
              + " one with the role admin first.");
    }
    if (book.all().size() >= MOST) {
      throw conflict(
          "too_many_tokens", "There are %d tokens, the most that is kept.".formatted(MOST));
    }
    Secret secret = Secret.random();
    boolean isTaken =
        book.all().stream().anyMatch(token -> token.isConfigured() && token.name().equals(name));
    if (isTaken || !store.add(name, role, secret, now, by, expiresAt)) {
      throw conflict(
          "token_exists",
          "There is a token %s already: choose another name, or revoke it first.".formatted(name));
    }
    LOG.info("Token {}: made for the role {} by {}", name, role.text(), by);
    book.refresh();
    return new Made(get(name), secret);
  }

  /** Conflict {@code configured}, {@code already_revoked}, {@code last_admin}. */
  Token revoke(String name, String by) {
    book.refresh();
    Token token = get(name);
    if (token.isConfigured()) {
      throw conflict(
          "configured",
          "Token %s is in config.yml: take it out there and restart.".formatted(name));
    }
    if (token.revokedAt() != null) {
      throw conflict(
          "already_revoked", "Token %s was revoked at %s.".formatted(name, token.revokedAt()));
    }
    if (!hasAdminBut(name)) {
      throw conflict(
          "last_admin",
          "Without %s nobody could make tokens any more: make another admin's first."
              .formatted(name));
    }
    if (!store.revoke(name, clock.instant(), by)) {
      throw conflict("already_revoked", "Somebody else was faster: it is revoked.");
    }
    LOG.info("Token {}: revoked by {}", name, by);
    book.refresh();
    return get(name);
  }

  private boolean hasAdminBut(String name) {
    Instant now = clock.instant();
    return otherAdmins.getAsBoolean()
        || book.all().stream()
            .anyMatch(
                token ->
                    token.role() == Role.ADMIN && token.isGood(now) && !token.name().equals(name));
  }

  private Optional<Token> find(String name) {
    return book.all().stream().filter(token -> token.name().equals(name)).reduce((a, b) -> b);
  }

  private static ServiceException unknown(String name) {
    return ServiceException.notFound(
        "unknown_token", "There is no token of the name '%s'.".formatted(name));
  }

  private static ServiceException conflict(String code, String detail) {
    return ServiceException.conflict(code, detail, Map.of());
  }
}
