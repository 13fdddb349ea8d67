package io.sparkify.lake.service.security.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import io.sparkify.lake.service.security.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the role out of the claims of a JWT: the greatest of those that it has. */
record ClaimedRole(String claim, Map<String, Role> roles) {
  static ClaimedRole of(JwtConfiguration configuration) {
    return new ClaimedRole(
        configuration.rolesClaim(),
        Map.of(
            configuration.viewer(), Role.VIEWER,
            configuration.operator(), Role.OPERATOR,
            configuration.admin(), Role.ADMIN));
  }

  Optional<Role> in(JWTClaimsSet claims) {
    return texts(value(claims)).stream()
        .flatMap(text -> Optional.ofNullable(roles.get(text)).stream())
        .max(Comparator.naturalOrder());
  }

  /** A claim of that very name, or one inside of others. */
  private @Nullable Object value(JWTClaimsSet claims) {
    Object value = claims.getClaim(claim);
    if (value != null) {
      return value;
    }
    Object inside = claims.getClaims();
    for (String step : claim.split("\\.", -1)) {
      inside = inside instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return inside;
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof String text) {
      return Arrays.asList(text.split("[ ,]+", -1));
    }
    return value instanceof Collection<?> several
        ? several.stream().map(String::valueOf).toList()
        : List.of();
  }
}
