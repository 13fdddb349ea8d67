package io.sparkify.lake.job.generate.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The documented form of a digest, worked out by hand. */
class RowDigestTest {
  @Test
  void rowIsItsFieldsJoinedByUnitSeparators() throws Exception {
    RowDigest digest = RowDigest.empty();
    digest.add("夜", null, 1541105830796L, 7, 338.0, "");
    assertThat(digest.hex())
        .isEqualTo(hex(first8("夜\u001F\\N\u001F1541105830796\u001F7\u001F338.0\u001F")));
  }

  @Test
  void rowsAddUpInAnyOrder() throws Exception {
    RowDigest one = RowDigest.empty();
    one.add("a");
    one.add("b");
    one.add("c");
    RowDigest other = RowDigest.empty();
    other.add("c");
    other.add("a");
    other.add("b");
    assertThat(one.hex())
        .isEqualTo(other.hex())
        .isEqualTo(hex(first8("a").add(first8("b")).add(first8("c"))));
    assertThat(one.rows()).isEqualTo(3);
  }

  @Test
  void rowThatComesTwiceCountsTwice() {
    RowDigest once = RowDigest.empty();
    once.add("a");
    RowDigest twice = RowDigest.empty();
    twice.add("a");
    twice.add("a");
    assertThat(twice.hex()).isNotEqualTo(once.hex());
  }

  @Test
  void noRowsAreZero() {
    assertThat(RowDigest.empty().hex()).isEqualTo("0000000000000000");
  }

  private static BigInteger first8(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return new BigInteger(1, Arrays.copyOf(hash, 8));
  }

  private static String hex(BigInteger sum) {
    return "%016x".formatted(sum.mod(BigInteger.ONE.shiftLeft(64)));
  }
}
