package io.sparkify.lake.service.security.token;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.validation.ValidationMethod;
import io.sparkify.lake.service.security.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A token that {@code config.yml} knows.
 *
 * @param role viewer, operator or admin
 * @param sha256 of the token's text, as {@code sha256sum} prints it
 * @param expiresAt a time in ISO-8601 with Z; null for never
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TokenConfiguration(
    @NotNull @Pattern(regexp = "(?!anonymous$)" + TokenName.PATTERN) String name,
    @NotNull @Pattern(regexp = "viewer|operator|admin", message = "must be viewer, operator or admin") String role,
    @NotNull @Pattern(
            regexp = "[0-9a-fA-F]{64}",
            message = "must be the SHA-256 of a token, 64 hexadecimal digits, and never the token")
        String sha256,
    @Nullable String expiresAt) {

  @JsonIgnore
  @ValidationMethod(message = "expires_at must be a time such as 2027-01-01T00:00:00Z")
  public boolean isEndATime() {
    try {
      return expiresAt == null || Instant.parse(expiresAt) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  Token token() {
    return new Token(
        Token.CONFIGURED,
        name,
        Role.parse(role),
        sha256.toLowerCase(Locale.ROOT),
        Instant.EPOCH,
        "config.yml",
        expiresAt == null ? null : Instant.parse(expiresAt),
        null,
        null,
        null);
  }
}
