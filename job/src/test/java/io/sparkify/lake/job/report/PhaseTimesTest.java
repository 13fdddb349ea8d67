package io.sparkify.lake.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.PhaseTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PhaseTimesTest {
  private static final Instant NOON = Instant.parse("2018-11-01T12:00:00Z");

  private final PhaseTimes times = new PhaseTimes();

  @Test
  void phaseEndsWhenTheNextOneBegins() {
    times.enter(Phase.WAITING, NOON);
    times.enter(Phase.READING, NOON.plusSeconds(1));
    times.enter(Phase.STAGING, NOON.plusSeconds(3));
    assertThat(times.all())
        .containsExactly(
            new PhaseTime(Phase.READING, NOON.plusSeconds(1), NOON.plusSeconds(3)),
            new PhaseTime(Phase.STAGING, NOON.plusSeconds(3), null));
  }

  @Test
  void whatWaitsForOthersIsInNoPhase() {
    times.enter(Phase.CHECKING, NOON);
    times.leave(NOON.plusSeconds(1));
    times.enter(Phase.PUBLISHING, NOON.plusSeconds(9));
    times.enter(Phase.DONE, NOON.plusSeconds(10));
    assertThat(times.all())
        .containsExactly(
            new PhaseTime(Phase.CHECKING, NOON, NOON.plusSeconds(1)),
            new PhaseTime(Phase.PUBLISHING, NOON.plusSeconds(9), NOON.plusSeconds(10)));
  }
}
