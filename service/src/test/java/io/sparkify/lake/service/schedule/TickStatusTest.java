package io.sparkify.lake.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickStatusTest {
  private static final Instant END = Instant.parse("2018-12-01T06:00:00Z");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "five intervals are patience, PT1M, PT5M, false",
    "more than five are not, PT1M, PT5M1S, true",
    "a short tick has half a minute, PT1S, PT30S, false",
    "and no more, PT1S, PT31S, true",
  })
  void silentTickIsAProblem(String rule, Duration every, Duration silence, boolean problem) {
    TickStatus status = new TickStatus("plan", every, END, null);

    assertThat(status.problem(END.plus(silence)).isPresent()).as(rule).isEqualTo(problem);
  }

  @Test
  void failedTickSaysWhatItFailedWith() {
    TickStatus status = new TickStatus("plan", Duration.ofSeconds(5), END, "the lake is away");

    assertThat(status.problem(END))
        .contains(
            "The tick 'plan' failed at 2018-12-01T06:00:00Z: the lake is away. It tries again every"
                + " 5.0 s; the service's log has the details.");
  }
}
