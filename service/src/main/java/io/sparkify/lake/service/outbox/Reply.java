package io.sparkify.lake.service.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param status of HTTP; 0 if there was no answer
 * @param words for an operator: what was wrong, and what to do if that is known; no secrets
 * @param retryAfter how long the receiver wants to be left alone; null if it did not say
 */
record Reply(Kind kind, int status, String words, @Nullable Duration retryAfter) {
  /** What it means for the message. */
  enum Kind {
    ACCEPTED,
    /** Another try may help. */
    FAILED,
    /** The receiver does not want this very message. */
    REFUSED,
    /** It was broken off here. */
    BROKEN_OFF
  }

  static Reply none(Kind kind, String words) {
    return new Reply(kind, 0, words, null);
  }
}
