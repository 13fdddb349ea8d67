package io.sparkify.lake.service.security.jwt;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.DurationRange;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.TimeUnit;

/**
 * Whose JWTs are accepted, and what they mean.
 *
 * @param jwksUrl where the keys are; empty: no JWT is accepted
 * @param issuer that {@code iss} must be
 * @param audience that {@code aud} must name
 * @param nameClaim which claim names who asks
 * @param rolesClaim which claim has the roles: a text, several in one, or a list; dots lead inside
 * @param viewer what stands there for a viewer, and so on
 * @param clockSkew how far the clocks of provider and service may differ
 * @param refreshAtMostEvery how often an unknown key has the keys read again
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record JwtConfiguration(
    @NotNull String jwksUrl,
    @NotNull String issuer,
    @NotNull String audience,
    @NotBlank String nameClaim,
    @NotBlank String rolesClaim,
    @NotBlank String viewer,
    @NotBlank String operator,
    @NotBlank String admin,
    @NotNull @DurationRange(min = 0, max = 600, unit = TimeUnit.SECONDS) Duration clockSkew,
    @NotNull @DurationRange(min = 1, max = 600, unit = TimeUnit.SECONDS)
        Duration refreshAtMostEvery) {
  private static final String LOOPBACK = "localhost|127(\\.\\d{1,3}){3}|\\[::1]";

  /** Whether any JWT is accepted. */
  @JsonIgnore
  public boolean isUsed() {
    return !jwksUrl.isBlank();
  }

  @JsonIgnore
  @ValidationMethod(
      message =
          "jwks_url (LAKE_JWT_JWKS_URL) must be an https:// URL, or http:// on this machine: whoever"
              + " can change the keys on the way can sign anything")
  public boolean isUrlOfKeysSafe() {
    if (jwksUrl == null || !isUsed()) {
      return true;
    }
    try {
      URI url = new URI(jwksUrl);
      return url.getHost() != null
          && ("https".equals(url.getScheme())
              || ("http".equals(url.getScheme()) && url.getHost().matches(LOOPBACK)));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  @JsonIgnore
  @ValidationMethod(
      message =
          "issuer and audience (LAKE_JWT_ISSUER, LAKE_JWT_AUDIENCE) must be set with jwks_url: else"
              + " tokens that were made for other services would be accepted here")
  public boolean isBoundToIssuerAndAudience() {
    return jwksUrl == null
        || !isUsed()
        || (issuer != null && !issuer.isBlank() && audience != null && !audience.isBlank());
  }
}
