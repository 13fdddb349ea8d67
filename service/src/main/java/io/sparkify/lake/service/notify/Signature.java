package io.sparkify.lake.service.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as Standard Webhooks says, with each of some secrets. */
final class Signature {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private final List<SecretKeySpec> keys;

  private Signature(List<SecretKeySpec> keys) {
    this.keys = keys;
  }

  /**
   * With these secrets; without one nothing is signed.
   *
   * @param secrets each {@code whsec_} and 24 to 64 bytes in Base64
   */
  static Signature with(List<String> secrets) {
    return new Signature(secrets.stream().map(Signature::key).toList());
  }

  private static SecretKeySpec key(String secret) {
    byte[] bytes = new byte[0];
    if (secret.startsWith(PREFIX)) {
      try {
        bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      } catch (IllegalArgumentException e) {
        // Told below, without the secret
      }
    }
    if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "secret must be whsec_ and 24 to 64 bytes in Base64; make one with: echo whsec_$(openssl rand -base64 32)");
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  /** The headers of a message that goes out then. */
  Map<String, String> headers(String messageId, Instant at, String body) {
    String seconds = Long.toString(at.getEpochSecond());
    Map<String, String> headers = new TreeMap<>();
    headers.put("webhook-id", messageId);
    headers.put("webhook-timestamp", seconds);
    if (!keys.isEmpty()) {
      String signed = messageId + "." + seconds + "." + body;
      headers.put(
          "webhook-signature",
          keys.stream().map(key -> "v1," + mac(key, signed)).collect(Collectors.joining(" ")));
    }
    return headers;
  }

  private static String mac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
