package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** The last run of a page, after which the next page begins. */
record RunCursor(Instant createdAt, RunId id) {
  /** Before the newest run. */
  static final RunCursor START =
      new RunCursor(
          Instant.parse("9999-12-31T00:00:00Z"),
          RunId.parse("ffffffff-ffff-ffff-ffff-ffffffffffff"));

  static RunCursor after(Run run) {
    return new RunCursor(run.createdAt(), run.id());
  }

  /** Reads {@link #text}; anything else is an {@link IllegalArgumentException}. */
  static RunCursor parse(String text) {
    String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    int bar = plain.indexOf('|');
    if (bar < 0) {
      throw new IllegalArgumentException("Not a cursor: " + text);
    }
    return new RunCursor(
        Parameter.instant(plain.substring(0, bar)), RunId.parse(plain.substring(bar + 1)));
  }

  String text() {
    String plain = createdAt + "|" + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
