package io.sparkify.lake.service.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/**
 * What a receiver does by docs/notifications.md, with an HMAC written out from RFC 2104: it shares
 * nothing with the code that signs.
 */
public final class Verifier {
  private static final int BLOCK = 64;
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private Verifier() {}

  public static boolean accepts(
      String secret, Map<String, String> headers, String body, Instant now) {
    String id = header(headers, "webhook-id");
    String timestamp = header(headers, "webhook-timestamp");
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
      return false;
    }
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    byte[] mac = hmac(key, (id + "." + timestamp + "." + body).getBytes(UTF_8));
    return Arrays.stream(header(headers, "webhook-signature").split(" ", -1))
        .anyMatch(each -> each.equals("v1," + Base64.getEncoder().encodeToString(mac)));
  }

  private static String header(Map<String, String> headers, String name) {
    return Objects.requireNonNull(headers.get(name), name);
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    byte[] padded = Arrays.copyOf(key, BLOCK);
    return sha256(pad(padded, 0x5c), sha256(pad(padded, 0x36), text));
  }

  private static byte[] pad(byte[] key, int with) {
    byte[] padded = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      padded[i] = BigInteger.valueOf(key[i] ^ with).byteValue();
    }
    return padded;
  }

  private static byte[] sha256(byte[] first, byte[] second) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(first);
      return digest.digest(second);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
