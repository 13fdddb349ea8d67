package io.sparkify.lake.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.schedule.DueTimes.Decision;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueTimesTest {
  private static final Instant AFTER = Instant.parse("2018-12-01T06:00:00Z");

  @Test
  void timeThatIsNoticedWithinAMinuteFires() {
    for (Misfire rule : Misfire.values()) {
      assertThat(decide("0 7 * * *", "2018-12-01T07:01:00Z", rule))
          .containsExactly(fired("2018-12-01T07:00:00Z", 1, 0));
    }
    assertThat(decide("0 7 * * *", "2018-12-01T06:59:59Z", Misfire.RUN_ONCE)).isEmpty();
  }

  @Test
  void missedTimesRunOnceForAllOrAreSkipped() {
    assertThat(decide("0 * * * *", "2018-12-01T09:30:00Z", Misfire.RUN_ONCE))
        .containsExactly(
            new Decision(FireOutcome.LATE, Instant.parse("2018-12-01T09:00:00Z"), 3, 3));
    assertThat(decide("0 * * * *", "2018-12-01T09:30:00Z", Misfire.SKIP))
        .containsExactly(
            new Decision(FireOutcome.SKIPPED, Instant.parse("2018-12-01T09:00:00Z"), 3, 3));
  }

  @Test
  void timeThatIsKeptAfterMissedOnesFiresOnce() {
    assertThat(decide("0 * * * *", "2018-12-01T09:00:30Z", Misfire.RUN_ONCE))
        .containsExactly(fired("2018-12-01T09:00:00Z", 3, 2));
    assertThat(decide("0 * * * *", "2018-12-01T09:00:30Z", Misfire.SKIP))
        .containsExactly(
            new Decision(FireOutcome.SKIPPED, Instant.parse("2018-12-01T08:00:00Z"), 2, 2),
            fired("2018-12-01T09:00:00Z", 1, 0));
  }

  @Test
  void yearOfMissedSecondsIsCountedNoFurtherThanNeeded() {
    List<Decision> decisions = decide("* * * * * ?", "2019-12-01T06:00:00Z", Misfire.RUN_ONCE);
    assertThat(decisions).containsExactly(fired("2019-12-01T06:00:00Z", 1_061, 1_000));
    assertThat(decisions.get(0).words())
        .isEqualTo(" (also for 1000 or more times that were missed)");
  }

  @Test
  void wordsSayWhatWasMissed() {
    assertThat(decide("0 * * * *", "2018-12-01T07:30:00Z", Misfire.RUN_ONCE).get(0).words())
        .isEqualTo(" (late, once for a time that was missed)");
    assertThat(decide("0 * * * *", "2018-12-01T09:30:00Z", Misfire.SKIP).get(0).words())
        .isEqualTo("skipped: 3 times that were missed, and the rule is skip");
  }

  private static Decision fired(String at, int times, int missed) {
    return new Decision(FireOutcome.FIRED, Instant.parse(at), times, missed);
  }

  private static List<Decision> decide(String cron, String now, Misfire rule) {
    return DueTimes.between(
            new FireTimes(Cron.parse(cron), ZoneOffset.UTC), AFTER, Instant.parse(now))
        .decide(rule);
  }
}
