package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.run.Forecast.Past;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final Instant START = Instant.parse("2018-12-01T06:00:00Z");

  @Test
  void withoutAPastThereIsNoForecast() {
    assertThat(new Forecast(List.of()).seconds(1_000)).isEmpty();
  }

  @Test
  void oneLoadForetellsTheSameForAnySize() {
    assertThat(new Forecast(List.of(took(1_000, 12))).seconds(5_000)).hasValue(12);
  }

  @Test
  void constantAndSecondsPerByteAreFoundAgain() {
    List<Past> tenSecondsAndOneForEachThousand =
        List.of(took(1_000, 11), took(2_000, 12), took(8_000, 18));
    assertThat(new Forecast(tenSecondsAndOneForEachThousand).seconds(20_000)).hasValue(30);
  }

  @Test
  void oneSlowLoadDoesNotCount() {
    List<Past> past =
        List.of(
            took(1_000, 11), took(2_000, 12), took(4_000, 14), took(8_000, 18), took(3_000, 900));
    assertThat(new Forecast(past).seconds(20_000)).hasValue(30);
  }

  @Test
  void largerIsNeverForetoldToBeFaster() {
    Forecast forecast = new Forecast(List.of(took(1_000, 30), took(9_000, 10)));
    assertThat(forecast.seconds(100_000)).hasValue(20);
  }

  @Test
  void nothingTakesLessThanASecond() {
    assertThat(new Forecast(List.of(took(1_000, 20), took(2_000, 40))).seconds(0)).hasValue(1);
  }

  private static Past took(long bytes, long seconds) {
    return new Past(bytes, START, START.plusSeconds(seconds));
  }
}
