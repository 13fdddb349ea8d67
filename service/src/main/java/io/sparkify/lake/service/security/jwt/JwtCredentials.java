package io.sparkify.lake.service.security.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.security.Caller;
import io.sparkify.lake.service.security.Credentials;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises whoever has a JWT that the identity provider signed for this service. */
public final class JwtCredentials implements Credentials {
  private static final Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]*\\.[\\w-]*");
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
  private static final int LONGEST_NAME = 200;

  /** Signed by a pair of keys: a shared one, or none at all, proves nothing here. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final JwtConfiguration configuration;
  private final Clock clock;
  private final Keys keys;
  private final ClaimedRole roles;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /** Reads no keys yet. */
  public JwtCredentials(JwtConfiguration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
    this.keys = new Keys(configuration);
    this.roles = ClaimedRole.of(configuration);
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys.source()));
    processor.setJWTClaimsSetVerifier(new Claims(configuration, clock));
  }

  /** Reads the keys if that is due. */
  public void refresh() {
    keys.refresh();
  }

  /** What a person should know and do about it. */
  public Optional<String> problem() {
    return keys.problem();
  }

  @Override
  public boolean areConfigured() {
    return true;
  }

  @Override
  public Optional<Caller> find(String bearer) {
    return JWT.matcher(bearer).matches() ? Optional.of(caller(claims(bearer))) : Optional.empty();
  }

  private JWTClaimsSet claims(String bearer) {
    try {
      return processor.process(SignedJWT.parse(bearer), null);
    } catch (ExpiredJWTException e) {
      throw ServiceException.unauthenticated(
          "token_expired", "The JWT is past its time: sign in again.");
    } catch (ParseException | BadJOSEException e) {
      throw ServiceException.unauthenticated(
          "invalid_token", "The JWT is not accepted: %s.".formatted(e.getMessage()));
    } catch (JOSEException e) {
      // The keys could be read, but not so often.
      if (keys.problem().isEmpty()) {
        throw ServiceException.unauthenticated(
            "invalid_token", "The JWT is not accepted: its key is not known.");
      }
      throw ServiceException.unavailable(
          "keys_unavailable",
          "The identity provider's keys cannot be read, so the JWT cannot be checked.",
          TRY_AGAIN);
    }
  }

  private Caller caller(JWTClaimsSet claims) {
    Instant end =
        claims.getExpirationTime().toInstant().plus(configuration.clockSkew().toJavaDuration());
    return new Caller(
        name(claims),
        roles.in(claims).orElse(null),
        "jwt",
        end,
        () -> clock.instant().isBefore(end));
  }

  private String name(JWTClaimsSet claims) {
    String name = String.valueOf(claims.getClaim(configuration.nameClaim()));
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
