package io.sparkify.lake.job.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PastMonth;
import io.sparkify.lake.job.contract.RowCounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class QualityRulesTest {
  private static final LogMonth MONTH = LogMonth.parse("2018-11");

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/quality/lines.csv", delimiter = '|', numLinesToSkip = 1)
  void sharesOfLinesAreJudgedAsTheTableSays(
      String shows,
      long lines,
      long malformed,
      long duplicates,
      @Nullable Double warning,
      @Nullable Double error,
      String malformedShare,
      String duplicateShare) {
    LineChecks checks = new LineChecks(settings(warning, error));
    RowCounts counts =
        RowCounts.NONE
            .with(Counter.LINES, lines)
            .with(Counter.MALFORMED, malformed)
            .with(Counter.DUPLICATES, duplicates);

    assertThat(text(checks.malformedShare(counts))).as(shows).isEqualTo(malformedShare);
    assertThat(text(checks.duplicateShare(counts))).as(shows).isEqualTo(duplicateShare);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/quality/plays.csv", delimiter = '|', numLinesToSkip = 1)
  void playsAreComparedAsTheTableSays(
      String shows,
      long plays,
      @Nullable String earlier,
      @Nullable Double warning,
      @Nullable Double error,
      String expected) {
    List<PastMonth> past = new ArrayList<>();
    for (String amount : words(earlier)) {
      past.add(past(past.size(), Long.parseLong(amount), 0, 0));
    }

    CheckResult result =
        new TrendChecks(settings(warning, error))
            .playsDeviation(RowCounts.NONE.with(Counter.PLAYS, plays), History.before(MONTH, past));

    assertThat(text(result)).as(shows).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/quality/unmatched.csv", delimiter = '|', numLinesToSkip = 1)
  void unmatchedShareIsComparedAsTheTableSays(
      String shows,
      long songplays,
      long unmatched,
      @Nullable String earlier,
      @Nullable Double warning,
      @Nullable Double error,
      String expected) {
    List<PastMonth> past = new ArrayList<>();
    for (String share : words(earlier)) {
      long[] parts = List.of(share.split("/", -1)).stream().mapToLong(Long::parseLong).toArray();
      past.add(past(past.size(), 1, parts[1], parts[1] - parts[0]));
    }

    CheckResult result =
        new TrendChecks(settings(warning, error))
            .unmatchedRise(
                RowCounts.NONE
                    .with(Counter.SONGPLAYS, songplays)
                    .with(Counter.MATCHED, songplays - unmatched),
                History.before(MONTH, past));

    assertThat(text(result)).as(shows).isEqualTo(expected);
  }

  @Test
  void onlyTheTwelveMonthsBeforeCount() {
    List<PastMonth> known = new ArrayList<>();
    known.add(new PastMonth(MONTH, 1, 0, 0));
    known.add(new PastMonth(LogMonth.parse("2018-12"), 2, 0, 0));
    for (int ago = 0; ago < 14; ago++) {
      known.add(past(ago, 100 + ago, 0, 0));
    }

    assertThat(History.before(MONTH, known).months()).isEqualTo(known.subList(2, 14));
  }

  @Test
  void booksThatDoNotBalanceSayWhichEquation() {
    RowCounts counts = RowCounts.NONE.with(Counter.LINES, 3).with(Counter.SONGS, 2);

    assertThat(text(BooksCheck.of(counts)))
        .isEqualTo(
            "error failed: lines = malformed + duplicates + songs, but 3 is not 2; every line is"
                + " accounted for");
    assertThat(text(BooksCheck.of(counts.with(Counter.MALFORMED, 1))))
        .isEqualTo("error passed: every line is accounted for; every line is accounted for");
  }

  private static PastMonth past(int monthsAgo, long plays, long songplays, long matched) {
    LogMonth month = new LogMonth(MONTH.value().minusMonths(1L + monthsAgo));
    return new PastMonth(month, plays, songplays, matched);
  }

  private static List<String> words(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split(" ", -1));
  }

  private static CheckSettings settings(@Nullable Double warning, @Nullable Double error) {
    Limits limits = new Limits(warning, error);
    return new CheckSettings(limits, limits, limits, limits, limits);
  }

  private static String text(CheckResult result) {
    return "%s %s: %s; %s"
        .formatted(
            result.level(),
            result.passed() ? "passed" : "failed",
            result.observed(),
            result.expected());
  }
}
