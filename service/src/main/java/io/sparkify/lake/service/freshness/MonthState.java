package io.sparkify.lake.service.freshness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a month stands to its deadline. */
public enum MonthState {
  /** Not published, and not late: its deadline lies ahead. */
  DUE,
  /** Not published, and its deadline is near. */
  AT_RISK,
  /** Not published, and its deadline has passed. */
  MISSED,
  /** Published before its deadline. */
  ON_TIME,
  /** Published, but not before its deadline. */
  LATE,
  /** Left out. */
  EXEMPT;

  /** Of a month that is not left out; an instant is before itself only if it is earlier. */
  static MonthState of(
      @Nullable Instant publishedAt, Instant deadline, Instant riskFrom, Instant now) {
    if (publishedAt != null) {
      return publishedAt.isBefore(deadline) ? ON_TIME : LATE;
    }
    if (now.isBefore(riskFrom)) {
      return DUE;
    }
    return now.isBefore(deadline) ? AT_RISK : MISSED;
  }
}
