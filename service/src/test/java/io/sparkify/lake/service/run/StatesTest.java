package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatesTest {
  @ParameterizedTest
  @CsvSource({
    "QUEUED,    STARTING CANCELLED",
    "STARTING,  QUEUED RUNNING FAILED CANCELLED",
    "RUNNING,   QUEUED SUCCEEDED FAILED REJECTED CANCELLED",
    "SUCCEEDED, ''",
    "FAILED,    ''",
    "REJECTED,  ''",
    "CANCELLED, ''"
  })
  void runMovesOnlyAlongItsTable(RunState from, String next) {
    assertThat(
            Arrays.stream(RunState.values())
                .filter(from::canBecome)
                .map(RunState::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(next);
    assertThat(from.isFinal()).isEqualTo(next.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "STARTING,  RUNNING FAILED CANCELLED",
    "RUNNING,   SUCCEEDED FAILED REJECTED CANCELLED",
    "SUCCEEDED, ''",
    "FAILED,    ''",
    "REJECTED,  ''",
    "CANCELLED, ''"
  })
  void attemptMovesOnlyAlongItsTable(AttemptState from, String next) {
    assertThat(
            Arrays.stream(AttemptState.values())
                .filter(from::canBecome)
                .map(AttemptState::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(next);
  }
}
