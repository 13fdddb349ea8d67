package io.sparkify.lake.service.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.service.db.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DistantApplicationsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final MutableClock clock = new MutableClock(Instant.parse("2018-12-01T06:00:00Z"));
  private final ApplicationTag tag = ApplicationTag.random();
  private final DistantApplications distant =
      new DistantApplications(any -> true, clock, Duration.ofSeconds(120), Duration.ofSeconds(60));

  @Test
  void oneThatSaysSomethingNewLivesWhateverItsClockSays() {
    for (int i = 0; i < 200; i++) {
      // The driver's clock goes backwards, by years.
      assertThat(distant.mayLive(tag, said(Instant.EPOCH.minus(Duration.ofDays(i))))).isTrue();
      clock.advance(SECOND);
    }
  }

  @Test
  void oneThatSaysNothingNewIsDeadAfterAWhile() {
    Optional<Progress> last = said(clock.instant().plus(Duration.ofDays(1)));
    assertThat(distant.mayLive(tag, last)).isTrue();
    clock.advance(Duration.ofSeconds(59));
    assertThat(distant.mayLive(tag, last)).isTrue();
    clock.advance(SECOND);
    assertThat(distant.mayLive(tag, last)).isFalse();
    assertThat(distant.mayLive(tag, said(clock.instant()))).isTrue();
  }

  @Test
  void oneThatNeverSpokeMayBeStarting() {
    assertThat(distant.mayLive(tag, Optional.empty())).isTrue();
    clock.advance(Duration.ofSeconds(119));
    assertThat(distant.mayLive(tag, Optional.empty())).isTrue();
    clock.advance(SECOND);
    assertThat(distant.mayLive(tag, Optional.empty())).isFalse();
  }

  @Test
  void deathSaysWhereToLook() {
    assertThat(distant.silence().code()).isEqualTo("driver_silent");
    assertThat(distant.silence().kind().toString()).isEqualTo("infrastructure");
  }

  private Optional<Progress> said(Instant at) {
    return Optional.of(new Progress(tag, "local-1", "there", 7, at, List.of()));
  }
}
