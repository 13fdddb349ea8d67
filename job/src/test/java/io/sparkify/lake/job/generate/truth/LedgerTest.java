package io.sparkify.lake.job.generate.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.generate.catalog.Track;
import io.sparkify.lake.job.generate.listener.Level;
import io.sparkify.lake.job.generate.listener.Visitor;
import io.sparkify.lake.job.generate.session.Play;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How plays are booked that lie in several places. */
class LedgerTest {
  private static final LogMonth OCTOBER = LogMonth.parse("2018-10");
  private static final LogMonth NOVEMBER = LogMonth.parse("2018-11");
  private static final Truth.Arguments ARGUMENTS =
      new Truth.Arguments(OCTOBER, NOVEMBER, 1, 1, 1, 1, true);

  private final Ledger ledger = new Ledger(List.of(OCTOBER, NOVEMBER), new CatalogBook());

  @Test
  void playInTwoFoldersIsOneRowOfItsOwnMonth() {
    ledger.play(play("2018-10-31T23:00:00Z"), List.of(OCTOBER, NOVEMBER, NOVEMBER));
    Truth truth = ledger.close(ARGUMENTS);
    assertThat(counts(truth, OCTOBER)).isEqualTo(counts("1 0 0 0 1 0 1 1 0 1 1"));
    assertThat(counts(truth, NOVEMBER)).isEqualTo(counts("2 0 0 1 1 1 0 0 0 0 0"));
    assertThat(truth.totals().songplays()).isEqualTo(1);
  }

  @Test
  void monthWithStraysOnlyHasNoFolder() {
    ledger.play(play("2018-12-01T00:00:00Z"), List.of(NOVEMBER));
    Truth.Month december = ledger.close(ARGUMENTS).months().get(2);
    assertThat(december.folder()).isFalse();
    assertThat(december.rowCounts()).isEqualTo(counts("0 0 0 0 0 0 1 0 0 1 1"));
  }

  @Test
  void playsOfOneTimeAreOneRowOfTime() {
    ledger.play(play("2018-11-01T00:00:00Z"), List.of(NOVEMBER));
    ledger.play(play("2018-11-01T00:00:00Z"), List.of(NOVEMBER));
    assertThat(counts(ledger.close(ARGUMENTS), NOVEMBER))
        .isEqualTo(counts("2 0 0 0 2 0 0 0 0 2 1"));
  }

  @Test
  void playsOutOfOrderAreRefused() {
    ledger.play(play("2018-11-01T00:00:00.001Z"), List.of(NOVEMBER));
    assertThatThrownBy(() -> ledger.play(play("2018-11-01T00:00:00Z"), List.of(NOVEMBER)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Plays must come in the order of time");
  }

  private static Play play(String time) {
    Visitor visitor = new Visitor("1", "Zoë", "Koch", "F", null, null, 0, 0);
    long ts = Instant.parse(time).toEpochMilli();
    return new Play(ts, 1, 1, visitor, Level.PAID, new Track("a", "t", 1, null));
  }

  private static RowCounts counts(Truth truth, LogMonth month) {
    return truth.month(month).map(Truth.Month::rowCounts).orElse(RowCounts.NONE);
  }

  /** In the order of api.md: lines to duplicates, plays, strays, matched, songplays and time. */
  private static RowCounts counts(String amounts) {
    String[] names = {
      "lines",
      "malformed",
      "skipped",
      "duplicates",
      "plays",
      "strays_out",
      "strays_in",
      "duplicates_across",
      "matched",
      "songplays",
      "time"
    };
    String[] each = amounts.split(" ", -1);
    RowCounts counts = RowCounts.NONE;
    for (int i = 0; i < names.length; i++) {
      var counter = Counter.parse(names[i]);
      counts = counts.with(counter, Long.parseLong(each[i]));
    }
    return counts;
  }
}
