package io.sparkify.lake.service.security.jwt;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.Clock;
import java.util.Date;
import java.util.Set;

/** What the claims of a JWT must say: by whom, for whom, about whom, and for how long. */
final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
  private final Clock clock;

  Claims(JwtConfiguration configuration, Clock clock) {
    super(
        configuration.audience(),
        new JWTClaimsSet.Builder().issuer(configuration.issuer()).build(),
        Set.of("exp", configuration.nameClaim()));
    this.clock = clock;
    setMaxClockSkew((int) configuration.clockSkew().toSeconds());
  }

  @Override
  protected Date currentTime() {
    return Date.from(clock.instant());
  }
}
