package io.sparkify.lake.service.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table TABLE =
      Table.of(
          List.of(
              List.of(
                  Cell.of("2018-11"),
                  Cell.state("LOADED"),
                  Cell.of("6,820"),
                  Cell.of(""),
                  Cell.of("all of it is loaded as it is")),
              List.of(
                  Cell.of("songs"),
                  Cell.state("FAILED"),
                  Cell.of("71"),
                  Cell.of(""),
                  Cell.of("日本語のファイル is unreadable"))),
          Column.words("PARTITION"),
          Column.words("STATE"),
          Column.figures("ROWS").rank(2),
          Column.words("RUN").rank(3),
          Column.words("WHY").rank(1).cutTo(10));

  @Test
  void figuresStandToTheRightAndEmptyColumnsAreLeftOut() {
    assertThat(TABLE.on(screen(Screen.UNLIMITED, false)))
        .isEqualTo(
            """
            PARTITION  STATE    ROWS  WHY
            2018-11    LOADED  6,820  all of it is loaded as it is
            songs      FAILED     71  日本語のファイル is unreadable""");
  }

  @Test
  void wordsAreCutFirstAndColumnsLeftOutThenByRank() {
    assertThat(TABLE.on(screen(45, false)))
        .isEqualTo(
            """
            PARTITION  STATE    ROWS  WHY
            2018-11    LOADED  6,820  all of it is loade…
            songs      FAILED     71  日本語のファイル i…""");
    assertThat(TABLE.on(screen(34, false)))
        .isEqualTo(
            """
            PARTITION  STATE   WHY
            2018-11    LOADED  all of it is l…
            songs      FAILED  日本語のファイ…""");
    assertThat(TABLE.on(screen(20, false)))
        .isEqualTo(
            """
            PARTITION  STATE
            2018-11    LOADED
            songs      FAILED""");
  }

  @Test
  void coloursDoNotMoveColumns() {
    assertThat(TABLE.on(screen(45, true)))
        .contains("2018-11    \u001b[32mLOADED\u001b[0m  6,820")
        .contains("songs      \u001b[31mFAILED\u001b[0m     71");
  }

  private static Screen screen(int columns, boolean colour) {
    return new Screen(columns, colour, colour, Instant.EPOCH);
  }
}
