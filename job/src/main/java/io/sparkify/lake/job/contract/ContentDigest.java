package io.sparkify.lake.job.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;

/**
 * Identifies a multiset of rows, in whatever order and files they lie: the sum of the SHA-256 of
 * each row, as four numbers modulo 2<sup>64</sup>. A row that is missing, doubled or changed
 * changes it; 64 hexadecimal digits.
 */
public record ContentDigest(long a, long b, long c, long d) {
  public static final ContentDigest EMPTY = new ContentDigest(0, 0, 0, 0);

  private static final int DIGITS = 16;

  @JsonCreator
  public static ContentDigest parse(String text) {
    if (text.length() != 4 * DIGITS) {
      throw new IllegalArgumentException("A digest has 64 hexadecimal digits, not '" + text + "'");
    }
    return new ContentDigest(part(text, 0), part(text, 1), part(text, 2), part(text, 3));
  }

  /** Of the rows of both. */
  public ContentDigest plus(ContentDigest other) {
    return new ContentDigest(a + other.a, b + other.b, c + other.c, d + other.d);
  }

  private static long part(String text, int index) {
    return HexFormat.fromHexDigitsToLong(text, index * DIGITS, (index + 1) * DIGITS);
  }

  @JsonValue
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c) + hex.toHexDigits(d);
  }
}
