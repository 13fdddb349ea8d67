package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {
  private static final Instant NOW = Instant.parse("2018-12-01T06:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "1,  0.5, 30",
    "2,  0.5, 60",
    "3,  0.5, 120",
    "1,  0.0, 24",
    "1,  1.0, 36",
    "6,  0.5, 900",
    "6,  1.0, 900",
    "6,  0.0, 720",
    "99, 0.5, 900"
  })
  void delayDoublesUpToItsLimitAndVariesByItsJitter(int failures, double random, int seconds) {
    assertThat(RetryRule.DEFAULT.delay(failures, random)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void onlyWhatMayPassByItselfIsTriedAgain() {
    Retrier retrier = new Retrier(RetryRule.DEFAULT, new Random(1));
    assertThat(
            Arrays.stream(FailureKind.values())
                .filter(kind -> retrier.again(kind, 1, NOW).isPresent()))
        .containsExactly(FailureKind.LAUNCH, FailureKind.INFRASTRUCTURE, FailureKind.TIMEOUT);
  }

  @Test
  void lastAttemptIsNotTriedAgain() {
    Retrier retrier = new Retrier(RetryRule.DEFAULT, new Random(1));
    assertThat(retrier.again(FailureKind.TIMEOUT, 2, NOW)).isPresent();
    assertThat(retrier.again(FailureKind.TIMEOUT, 3, NOW)).isEmpty();
  }

  @Test
  void sameSeedGivesTheSameDelays() {
    assertThat(new Retrier(RetryRule.DEFAULT, new Random(7)).again(FailureKind.LAUNCH, 1, NOW))
        .isEqualTo(new Retrier(RetryRule.DEFAULT, new Random(7)).again(FailureKind.LAUNCH, 1, NOW));
  }
}
