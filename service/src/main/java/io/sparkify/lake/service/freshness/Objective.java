package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.LogMonth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By when a month must be published; pure.
 *
 * @param day of the month after it, 1 to 28
 * @param time of that day, by the clock of the zone
 * @param atRiskBefore how long before its deadline an unpublished month is at risk
 * @param since the first month that it covers; null for the first one that the ledger knows
 * @param except months that need not be published
 */
record Objective(
    int day,
    LocalTime time,
    ZoneId zone,
    Duration atRiskBefore,
    @Nullable LogMonth since,
    Set<LogMonth> except) {
  Objective {
    except = Set.copyOf(except);
  }

  /**
   * The first instant at which that zone's clock shows that day and time, or a later one: a time
   * that is skipped counts from when the clock jumps over it, of one that comes twice the first
   * counts.
   */
  Instant deadline(LogMonth month) {
    LocalDateTime due = month.value().plusMonths(1).atDay(day).atTime(time);
    ZoneOffsetTransition change = zone.getRules().getTransition(due);
    if (change == null) {
      return due.atZone(zone).toInstant();
    }
    return change.isGap() ? change.getInstant() : due.toInstant(change.getOffsetBefore());
  }

  /** From when on a month that is not published is at risk. */
  Instant riskFrom(LogMonth month) {
    return deadline(month).minus(atRiskBefore);
  }

  /** When the month is over, by UTC as months are. */
  static Instant end(LogMonth month) {
    return month.value().plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** The newest month whose deadline lies before this. */
  LogMonth newestDueBefore(Instant instant) {
    LogMonth month = LogMonth.of(instant);
    while (!deadline(month).isBefore(instant)) {
      month = new LogMonth(month.value().minusMonths(1));
    }
    return month;
  }

  /** What makes it another one, in words: {@code 2 06:00 Europe/Paris}. */
  String text() {
    return "%d %s %s".formatted(day, time, zone);
  }
}
