package io.sparkify.lake.service.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The times of a schedule that came since the last look; pure.
 *
 * @param missed how many are later than they may be; a count of {@value #COUNTED} means that many
 *     or more
 * @param onTime how many are not
 */
record DueTimes(
    int missed, @Nullable Instant lastMissed, int onTime, @Nullable Instant lastOnTime) {
  /** How late a time may be noticed that still counts as kept. */
  static final Duration GRACE = Duration.ofSeconds(60);

  // More would keep a tick busy: a year of seconds is 31 million times
  private static final int COUNTED = 1_000;

  static DueTimes between(FireTimes times, Instant after, Instant now) {
    Instant late = now.minus(GRACE);
    int missed = 0;
    Instant lastMissed = null;
    int onTime = 0;
    Instant lastOnTime = null;
    Optional<Instant> next = times.next(after);
    while (next.isPresent() && !next.get().isAfter(now)) {
      Instant at = next.get();
      if (at.isBefore(late)) {
        missed++;
        lastMissed = at;
      } else {
        onTime++;
        lastOnTime = at;
      }
      boolean jump = missed == COUNTED && onTime == 0;
      next = times.next(jump ? late.minusSeconds(1) : at);
    }
    return new DueTimes(missed, lastMissed, onTime, lastOnTime);
  }

  /** What becomes of them by this rule: one or two decisions, none if there are no times. */
  List<Decision> decide(Misfire misfire) {
    List<Decision> decisions = new ArrayList<>();
    if (misfire == Misfire.SKIP) {
      if (lastMissed != null) {
        decisions.add(new Decision(FireOutcome.SKIPPED, lastMissed, missed, missed));
      }
      if (lastOnTime != null) {
        decisions.add(new Decision(FireOutcome.FIRED, lastOnTime, onTime, 0));
      }
    } else if (lastOnTime != null) {
      decisions.add(new Decision(FireOutcome.FIRED, lastOnTime, missed + onTime, missed));
    } else if (lastMissed != null) {
      decisions.add(new Decision(FireOutcome.LATE, lastMissed, missed, missed));
    }
    return decisions;
  }

  /**
   * What becomes of some times.
   *
   * @param dueAt the last of them
   * @param times how many it stands for
   * @param missed how many of them were missed
   */
  record Decision(FireOutcome outcome, Instant dueAt, int times, int missed) {
    /** Nothing if it is an ordinary firing. */
    String words() {
      return switch (outcome) {
        case SKIPPED -> "skipped: %s missed, and the rule is skip".formatted(count());
        case FIRED -> missed == 0 ? "" : " (also for %s missed)".formatted(count());
        case LATE -> " (late, once for %s missed)".formatted(count());
        case TRIGGERED -> "";
      };
    }

    private String count() {
      String number = missed >= COUNTED ? "%d or more".formatted(COUNTED) : "" + missed;
      return missed == 1 ? "a time that was" : number + " times that were";
    }
  }
}
