package io.sparkify.lake.service.security;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whoever makes a request, as far as it was proved.
 *
 * @param name null for somebody of this machine who had to prove nothing
 * @param role null for somebody who may do nothing
 * @param credential what proved it: {@code token}, {@code jwt} or {@code none}
 * @param expiresAt when the proof ends by itself; null if it does not
 * @param holds whether the proof is still good; asked while an answer stays open
 */
public record Caller(
    @Nullable String name,
    @Nullable Role role,
    String credential,
    @Nullable Instant expiresAt,
    BooleanSupplier holds) {

  /**
   * Whoever is on this machine, while there are no credentials.
   *
   * @param still whether there are none
   */
  static Caller local(BooleanSupplier still) {
    return new Caller(null, Role.ADMIN, "none", null, still);
  }

  boolean may(Role needed) {
    return role != null && role.includes(needed);
  }
}
