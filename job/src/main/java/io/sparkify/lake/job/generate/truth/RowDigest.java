package io.sparkify.lake.job.generate.truth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the rows of a table in any order: the sum modulo 2^64 of the first 8 bytes (big endian)
 * of the SHA-256 of each row's text in UTF-8.
 *
 * <p>A row's text is its fields in the order of {@link TableRows}, joined by U+001F: text as it is,
 * null as {@code \N}, timestamps as epoch milliseconds, integers in decimal, doubles as {@link
 * Double#toString(double)}. The sum is written as 16 hexadecimal digits; of no rows it is 0.
 */
public final class RowDigest {
  private static final char SEPARATOR = '\u001F';

  private final MessageDigest sha256;
  private long sum;
  private long rows;

  private RowDigest(MessageDigest sha256) {
    this.sha256 = sha256;
  }

  public static RowDigest empty() {
    try {
      return new RowDigest(MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Adds one row. */
  public void add(@Nullable Object... fields) {
    StringBuilder text = new StringBuilder(128);
    for (int i = 0; i < fields.length; i++) {
      Object field = fields[i];
      text.append(i == 0 ? "" : SEPARATOR).append(field == null ? "\\N" : field);
    }
    byte[] hash = sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    long first = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      first = first << 8 | (hash[i] & 0xFF);
    }
    sum += first;
    rows++;
  }

  public long rows() {
    return rows;
  }

  public String hex() {
    return HexFormat.of().toHexDigits(sum);
  }
}
