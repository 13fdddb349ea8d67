package io.sparkify.lake.job.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.generate.naive.NaiveLake;
import io.sparkify.lake.job.generate.truth.Truth;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading the files in the simplest way gives what {@code truth.json} says. */
class TruthTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    // from, to, events, songs, users, seed, dirty
    "2018-11, 2018-11, 2000, 100, 30, 1, false",
    "2018-11, 2019-01, 1500, 200, 20, 2, false",
    "2018-11, 2018-11, 2000, 100, 30, 1, true",
    "2018-11, 2019-02, 1500, 200, 20, 2, true",
    "2019-12, 2020-03, 3000, 60, 200, 3, true",
    "2020-02, 2020-03, 1, 1, 1, 4, true",
    "2018-01, 2018-02, 5000, 2, 2, 5, true",
    "2018-11, 2018-12, 1000, 100, 10, -6, true",
  })
  void readingTheFilesGivesTheTruth(
      String from, String to, long events, int songs, int users, long seed, boolean dirty)
      throws Exception {
    Truth.Arguments arguments =
        new Truth.Arguments(
            LogMonth.parse(from), LogMonth.parse(to), events, songs, users, seed, dirty);
    Truth truth = new Simulation(arguments, folder).run();

    NaiveLake lake = NaiveLake.read(folder);

    assertThat(lake.catalogCounts()).isEqualTo(truth.catalog().rowCounts());
    assertThat(lake.months()).containsExactlyElementsOf(months(truth));
    for (Truth.Month month : truth.months()) {
      assertThat(lake.counts(month.month())).as("%s", month.month()).isEqualTo(month.rowCounts());
      assertThat(lake.digests(month.month())).isEqualTo(month.digests());
    }
    assertThat(lake.digests()).isEqualTo(truth.digests());
    assertTotals(lake, truth);
  }

  private static void assertTotals(NaiveLake lake, Truth truth) {
    var levels =
        lake.table("users").stream()
            .collect(
                Collectors.groupingBy(
                    row -> String.valueOf(row.fields().get(4)), Collectors.counting()));
    long matched =
        lake.table("songplays").stream().filter(row -> row.fields().get(4) != null).count();
    assertThat(truth.totals())
        .isEqualTo(
            new Truth.Totals(
                lake.table("songs").size(),
                lake.table("artists").size(),
                lake.table("users").size(),
                levels,
                lake.table("time").size(),
                lake.table("songplays").size(),
                matched));
  }

  private static Iterable<LogMonth> months(Truth truth) {
    return truth.months().stream().map(Truth.Month::month).toList();
  }

  @Test
  void booksBalanceAndMalformedLinesAreCountedByTrap() throws Exception {
    Truth truth = dirty();
    assertThat(truth.catalog().rowCounts().imbalance()).isEmpty();
    assertThat(sum(truth.catalog().malformed())).isEqualTo(malformed(truth.catalog().rowCounts()));
    for (Truth.Month month : truth.months()) {
      assertThat(month.rowCounts().imbalance()).isEmpty();
      assertThat(sum(month.malformed())).isEqualTo(malformed(month.rowCounts()));
    }
  }

  @Test
  void whatWasWrittenIsWhatIsRead() throws Exception {
    Truth truth = dirty();
    assertThat(Truth.read(folder)).isEqualTo(truth);
  }

  private Truth dirty() throws Exception {
    LogMonth month = LogMonth.parse("2018-11");
    return new Simulation(new Truth.Arguments(month, month, 400, 20, 10, 9, true), folder).run();
  }

  private static long malformed(RowCounts counts) {
    return counts.get(Counter.MALFORMED);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
