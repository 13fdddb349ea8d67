package io.sparkify.lake.service.security.token;

import io.sparkify.lake.service.security.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token.
 *
 * @param id 0 for one of the configuration
 * @param sha256 of its text
 * @param expiresAt null for never
 * @param revokedAt null while it is not
 * @param lastUsedAt to the minute; null if it never was, or nobody counts
 */
record Token(
    long id,
    String name,
    Role role,
    String sha256,
    Instant createdAt,
    String createdBy,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable String revokedBy,
    @Nullable Instant lastUsedAt) {
  static final long CONFIGURED = 0;

  boolean isConfigured() {
    return id == CONFIGURED;
  }

  boolean isExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  boolean isGood(Instant now) {
    return revokedAt == null && !isExpired(now);
  }
}
