package io.sparkify.lake.service.security.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token as REST shows it, without anything of its text.
 *
 * @param state {@code active}, {@code expired} or {@code revoked}
 * @param configured whether it is in config.yml
 * @param createdAt null for one of config.yml
 * @param lastUsedAt to the minute; null if it never was
 */
record TokenView(
    @JsonProperty("name") String name,
    @JsonProperty("role") @Schema(allowableValues = {"viewer", "operator", "admin"}) String role,
    @JsonProperty("state") @Schema(allowableValues = {"active", "expired", "revoked"}) String state,
    @JsonProperty("configured") boolean configured,
    @JsonProperty("created_at") @Nullable Instant createdAt,
    @JsonProperty("created_by") String createdBy,
    @JsonProperty("expires_at") @Nullable Instant expiresAt,
    @JsonProperty("last_used_at") @Nullable Instant lastUsedAt,
    @JsonProperty("revoked_at") @Nullable Instant revokedAt,
    @JsonProperty("revoked_by") @Nullable String revokedBy) {

  static TokenView of(Token token, Instant now) {
    return new TokenView(
        token.name(),
        token.role().text(),
        token.revokedAt() != null ? "revoked" : token.isExpired(now) ? "expired" : "active",
        token.isConfigured(),
        token.isConfigured() ? null : token.createdAt(),
        token.createdBy(),
        token.expiresAt(),
        token.lastUsedAt(),
        token.revokedAt(),
        token.revokedBy());
  }
}
