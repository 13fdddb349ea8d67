package io.sparkify.lake.service.security.token;

import io.sparkify.lake.service.db.UniqueViolation;
import io.sparkify.lake.service.security.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Keeps the tokens of the database. */
public final class TokenStore {
  private final Jdbi jdbi;

  public TokenStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The oldest first, those that were revoked among them. */
  List<Token> all() {
    return jdbi.withHandle(handle -> handle.attach(TokenDao.class).all());
  }

  /** False if there is one of that name already that is not revoked. */
  boolean add(
      String name, Role role, Secret secret, Instant at, String by, @Nullable Instant expiresAt) {
    try {
      jdbi.useTransaction(
          handle ->
              handle.attach(TokenDao.class).insert(name, role, secret.sha256(), at, by, expiresAt));
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (UniqueViolation.isCauseOf(e)) {
        return false;
      }
      throw e;
    }
  }

  /** False if there is none of that name that could be. */
  boolean revoke(String name, Instant at, String by) {
    return jdbi.inTransaction(handle -> handle.attach(TokenDao.class).revoke(name, at, by) == 1);
  }

  /** Notes when tokens were used, by their ids. */
  void used(Map<Long, Instant> times) {
    jdbi.useTransaction(
        handle -> {
          TokenDao tokens = handle.attach(TokenDao.class);
          times.forEach(tokens::used);
        });
  }
}
