package io.sparkify.lake.service.security.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.security.Caller;
import io.sparkify.lake.service.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JwtCredentialsTest {
  private static final Instant NOW = Instant.parse("2018-12-01T06:00:00Z");

  private final MutableClock clock = new MutableClock(NOW);
  private final IdentityProvider provider = IdentityProvider.start();
  private final JwtCredentials credentials =
      new JwtCredentials(provider.configuration("roles"), clock);

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void goodOneSaysWhoAsksWithWhichRoleAndUntilWhen() {
    Caller caller = caller(provider.rs256(claims("lake-operator")));
    assertThat(caller.name()).isEqualTo("jo");
    assertThat(caller.role()).isEqualTo(Role.OPERATOR);
    assertThat(caller.expiresAt()).isEqualTo(NOW.plusSeconds(3660));
    assertThat(caller(provider.es256(claims("lake-viewer"))).role()).isEqualTo(Role.VIEWER);
  }

  @Test
  void whatIsNoJwtIsLeftToOthers() {
    assertThat(credentials.find("lake_0123")).isEmpty();
    assertThat(provider.reads()).isZero();
  }

  @Test
  void oneThatNobodyOrSomebodyElseSignedIsRefused() {
    assertThat(code(IdentityProvider.unsigned(claims("lake-admin")))).isEqualTo("invalid_token");
    assertThat(code(provider.hs256(claims("lake-admin")))).isEqualTo("invalid_token");
    assertThat(code(provider.forged(claims("lake-admin")))).isEqualTo("invalid_token");
    assertThat(
            code(
                provider.altered(
                    claims("lake-viewer"), claims -> claims.claim("roles", "lake-admin"))))
        .isEqualTo("invalid_token");
  }

  @Test
  void oneThatIsForSomebodyElseOrByAnotherIssuerIsRefused() {
    assertThat(code(provider.rs256(claims("lake-admin").audience("mail"))))
        .isEqualTo("invalid_token");
    assertThat(code(provider.rs256(claims("lake-admin").issuer("https://other.example"))))
        .isEqualTo("invalid_token");
    assertThat(code(provider.rs256(claims("lake-admin").subject(null)))).isEqualTo("invalid_token");
    assertThat(code(provider.rs256(claims("lake-admin").expirationTime(null))))
        .isEqualTo("invalid_token");
  }

  @Test
  void clocksMayDifferByAMinute() {
    String early = provider.rs256(claims("lake-viewer").notBeforeTime(at(61)));
    assertThat(code(early)).isEqualTo("invalid_token");
    clock.advance(Duration.ofSeconds(2));
    assertThat(caller(early).role()).isEqualTo(Role.VIEWER);

    String late = provider.rs256(claims("lake-viewer").expirationTime(at(10)));
    Caller caller = caller(late);
    clock.advance(Duration.ofSeconds(60));
    assertThat(caller.holds().getAsBoolean()).isTrue();
    assertThat(caller(late).role()).isEqualTo(Role.VIEWER);
    clock.advance(Duration.ofSeconds(10));
    assertThat(caller.holds().getAsBoolean()).isFalse();
    assertThat(code(late)).isEqualTo("token_expired");
  }

  @Test
  void greatestRoleCountsAndNoneOfOursIsNone() {
    assertThat(role("roles", List.of("x", "lake-viewer", "lake-admin"))).isEqualTo(Role.ADMIN);
    assertThat(role("roles", "openid lake-operator lake-viewer")).isEqualTo(Role.OPERATOR);
    assertThat(role("roles", List.of("admin", "LAKE-ADMIN", 7))).isNull();
    assertThat(role("roles", Map.of("lake-admin", true))).isNull();
    assertThat(role("other", "lake-admin")).isNull();
  }

  @Test
  void rolesMayLieInsideOfAnotherClaim() {
    JwtCredentials nested = new JwtCredentials(provider.configuration("realm_access.roles"), clock);
    JWTClaimsSet.Builder claims =
        claims("lake-viewer").claim("realm_access", Map.of("roles", List.of("lake-admin")));
    assertThat(nested.find(provider.rs256(claims)).orElseThrow().role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void keyThatIsNewIsLearntAndUnknownOnesDoNotFloodTheProvider() {
    caller(provider.rs256(claims("lake-viewer")));
    String old = provider.rs256(claims("lake-viewer"));
    provider.rotate();
    assertThat(caller(provider.rs256(claims("lake-viewer"))).name()).isEqualTo("jo");
    assertThat(code(old)).isEqualTo("invalid_token");
    String unknown = provider.ofUnknownKey(claims("lake-admin"));
    int before = provider.reads();
    for (int i = 0; i < 200; i++) {
      assertThat(code(unknown)).isEqualTo("invalid_token");
    }
    // Two each second at most; there were no more than a few.
    assertThat(provider.reads() - before).isLessThan(20);
  }

  @Test
  void providerThatIsAwayIsAProblemAndNotTheFaultOfWhoAsks() {
    provider.setAway(true);
    assertThat(code(provider.rs256(claims("lake-viewer")))).isEqualTo("keys_unavailable");
    assertThat(credentials.problem().orElseThrow())
        .contains(provider.url())
        .contains("LAKE_JWT_JWKS_URL");
  }

  @Test
  void providerThatGoesAwayIsNotNeededForKnownKeys() {
    credentials.refresh();
    assertThat(credentials.problem()).isEmpty();
    provider.setAway(true);
    assertThat(caller(provider.rs256(claims("lake-viewer"))).name()).isEqualTo("jo");
  }

  private @Nullable Role role(String claim, Object value) {
    return caller(provider.rs256(claims("nothing").claim("roles", null).claim(claim, value)))
        .role();
  }

  private Caller caller(String jwt) {
    return credentials.find(jwt).orElseThrow();
  }

  private String code(String jwt) {
    return catchThrowableOfType(ServiceException.class, () -> credentials.find(jwt)).code();
  }

  private static JWTClaimsSet.Builder claims(String role) {
    return IdentityProvider.claims(NOW, role);
  }

  private static Date at(int seconds) {
    return Date.from(NOW.plusSeconds(seconds));
  }
}
