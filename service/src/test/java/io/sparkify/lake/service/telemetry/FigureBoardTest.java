package io.sparkify.lake.service.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.overview.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FigureBoardTest {
  private final MutableClock steady = new MutableClock(Instant.EPOCH);
  private boolean isAway;
  private int rings;
  private final FigureBoard board =
      new FigureBoard(
          new FigureStore(TestDatabase.H2.empty(), this::survey, Optional::empty),
          steady,
          () -> rings++);

  @Test
  void scrapeWaitsForNothingAndHasNewerFiguresReadForTheNextOne() {
    assertThat(board.current()).isEmpty();
    assertThat(rings).isEqualTo(1);
    board.renew();
    assertThat(board.current()).isPresent();
    assertThat(rings).as("figures of this second are new enough").isEqualTo(1);
    steady.advance(Duration.ofSeconds(15));
    assertThat(board.current()).isPresent();
    assertThat(rings).isEqualTo(2);
  }

  @Test
  void figuresOfADatabaseThatIsAwayAreShownForAMinute() {
    board.renew();
    isAway = true;
    steady.advance(Duration.ofSeconds(59));
    assertThatThrownBy(board::renew).hasMessage("away");
    assertThat(board.current()).isPresent();
    steady.advance(Duration.ofSeconds(1));
    assertThat(board.current()).isEmpty();
    isAway = false;
    board.renew();
    assertThat(board.current()).isPresent();
  }

  private Survey survey() {
    if (isAway) {
      throw new IllegalStateException("away");
    }
    return new Survey(
        Instant.EPOCH,
        null,
        Map.of(),
        new Survey.Discarded(List.of(), 0),
        new Survey.Outlook(List.of(), 0, List.of(), 0, null, List.of(), true, null),
        List.of(),
        List.of(),
        new Survey.Ledgers(true, 0, Map.of()));
  }
}
