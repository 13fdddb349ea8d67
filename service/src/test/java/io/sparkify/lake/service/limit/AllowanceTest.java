package io.sparkify.lake.service.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private long nanoseconds = 1;
  private final Allowance allowance =
      new Allowance(
          new LimitConfiguration(10, 3),
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return nanoseconds;
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  @Test
  void burstIsAnsweredAndThenSoManyASecond() {
    for (int i = 0; i < 3; i++) {
      assertThat(allowance.take("a")).isEmpty();
    }
    assertThat(allowance.take("a")).contains(Duration.ofMillis(100));
    nanoseconds += Duration.ofMillis(99).toNanos();
    assertThat(allowance.take("a")).contains(Duration.ofMillis(1));
    nanoseconds += Duration.ofMillis(1).toNanos();
    assertThat(allowance.take("a")).isEmpty();
    assertThat(allowance.take("a")).isPresent();
  }

  @Test
  void clientsDoNotTakeFromEachOther() {
    for (int i = 0; i < 4; i++) {
      allowance.take("a");
    }
    assertThat(allowance.take("b")).isEqualTo(Optional.empty());
  }

  @Test
  void refusedRequestsOfAllClientsAreCounted() {
    for (int i = 0; i < 5; i++) {
      allowance.take("a");
      allowance.take("b");
    }
    assertThat(allowance.refused()).isEqualTo(4);
  }

  @Test
  void restDoesNotGiveMoreThanABurst() {
    nanoseconds += Duration.ofDays(1).toNanos();
    for (int i = 0; i < 3; i++) {
      assertThat(allowance.take("a")).isEmpty();
    }
    assertThat(allowance.take("a")).isPresent();
  }
}
