package io.sparkify.lake.service.security.token;

import io.sparkify.lake.job.contract.Sha256;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A token as its owner has it: {@code lake_} and 256 random bits, so that scanners for secrets find
 * it wherever it was left.
 *
 * @param text never kept, logged or shown again
 */
record Secret(String text) {
  static final String PREFIX = "lake_";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Secret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(PREFIX + HexFormat.of().formatHex(bytes));
  }

  /** What is kept of it. A slow hash would protect what can be guessed, and 256 bits cannot. */
  String sha256() {
    return Sha256.of(text);
  }

  @Override
  public String toString() {
    return PREFIX + "***";
  }
}
