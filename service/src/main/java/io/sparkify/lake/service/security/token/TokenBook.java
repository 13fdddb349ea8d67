package io.sparkify.lake.service.security.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sparkify.lake.job.contract.Sha256;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.security.Caller;
import io.sparkify.lake.service.security.Credentials;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognises tokens: those of the configuration, and the database's as they were a moment ago. */
public final class TokenBook implements Credentials {
  private static final Duration PRECISION = Duration.ofMinutes(1);

  private final List<Token> configured;
  private final TokenStore store;
  private final Clock clock;
  private final Map<Long, Instant> used = new ConcurrentHashMap<>();
  private volatile List<Token> known;

  public TokenBook(List<TokenConfiguration> configured, TokenStore store, Clock clock) {
    this.configured = configured.stream().map(TokenConfiguration::token).toList();
    this.store = store;
    this.clock = clock;
    this.known = this.configured;
  }

  /**
   * Reads them anew. Not two at once: what was read before a revocation must not be kept after what
   * was read behind it.
   */
  public synchronized void refresh() {
    known = Stream.concat(configured.stream(), store.all().stream()).toList();
    Map<Long, Instant> times = Map.copyOf(used);
    if (!times.isEmpty()) {
      store.used(times);
      times.forEach(used::remove);
    }
  }

  /** Those of the configuration first. */
  List<Token> all() {
    return known;
  }

  /** Also when all of them are revoked: a service that was protected stays so. */
  @Override
  public boolean areConfigured() {
    return !known.isEmpty();
  }

  @Override
  public Optional<Caller> find(String bearer) {
    Token token = recognise(bearer);
    if (token == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (token.revokedAt() != null) {
      throw ServiceException.unauthenticated(
          "token_revoked", "The token %s was revoked.".formatted(token.name()));
    }
    if (token.isExpired(now)) {
      throw ServiceException.unauthenticated(
          "token_expired", "The token %s ended at %s.".formatted(token.name(), token.expiresAt()));
    }
    note(token, now);
    return Optional.of(
        new Caller(
            token.name(), token.role(), "token", token.expiresAt(), () -> isStillGood(token)));
  }

  /** Compares with all of them, each in constant time, so that time tells nothing of any. */
  private @Nullable Token recognise(String bearer) {
    byte[] hash = Sha256.of(bearer).getBytes(US_ASCII);
    Token found = null;
    for (Token token : known) {
      if (MessageDigest.isEqual(hash, token.sha256().getBytes(US_ASCII))) {
        found = token;
      }
    }
    return found;
  }

  private boolean isStillGood(Token token) {
    Instant now = clock.instant();
    return known.stream()
        .anyMatch(each -> each.sha256().equals(token.sha256()) && each.isGood(now));
  }

  private void note(Token token, Instant now) {
    Instant last = token.lastUsedAt();
    if (!token.isConfigured() && (last == null || last.plus(PRECISION).isBefore(now))) {
      used.put(token.id(), now);
    }
  }
}
