package io.sparkify.lake.service.run;

import java.time.Instant;

/**
 * The wish that an active run be cancelled.
 *
 * @param by who asked
 * @param at when
 */
public record Cancellation(String by, String reason, Instant at) {
  /** For the history, such as {@code cancelled by anna: not needed}. */
  String words() {
    return "cancelled by %s: %s".formatted(by, reason);
  }
}
