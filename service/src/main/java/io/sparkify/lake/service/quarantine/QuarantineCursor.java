package io.sparkify.lake.service.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparkify.lake.job.contract.RunId;
import java.util.Base64;

/**
 * Where the next page begins.
 *
 * @param run whose lines they are: those of another run lie elsewhere
 * @param offset in bytes from the beginning of the file
 */
record QuarantineCursor(RunId run, long offset) {
  /** Reads {@link #text}; anything else is an {@link IllegalArgumentException}. */
  static QuarantineCursor parse(String text) {
    String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
    String[] parts = plain.split("\\|", -1);
    if (parts.length != 2 || !parts[1].matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("Not a cursor: '" + text + "'");
    }
    return new QuarantineCursor(RunId.parse(parts[0]), Long.parseLong(parts[1]));
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((run + "|" + offset).getBytes(UTF_8));
  }
}
