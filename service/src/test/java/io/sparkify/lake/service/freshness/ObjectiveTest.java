package io.sparkify.lake.service.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dropwizard.util.Duration;
import io.sparkify.lake.job.contract.LogMonth;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "winter, 2 06:00, Europe/Paris, 2018-11, 2018-12-02T05:00:00Z",
    "summer, 2 06:00, Europe/Paris, 2018-05, 2018-06-02T04:00:00Z",
    "year end, 2nd 06:00, Europe/Paris, 2018-12, 2019-01-02T05:00:00Z",
    "leap day, 28 23:59, UTC, 2020-02, 2020-03-28T23:59:00Z",
    "short month, 28 06:00, UTC, 2019-01, 2019-02-28T06:00:00Z",
    "half an hour, 2 06:00, Asia/Kolkata, 2018-11, 2018-12-02T00:30:00Z",
    "skipped in Paris, 28 02:30, Europe/Paris, 2021-02, 2021-03-28T01:00:00Z",
    "just before it is skipped, 28 01:59, Europe/Paris, 2021-02, 2021-03-28T00:59:00Z",
    "just after it is skipped, 28 03:00, Europe/Paris, 2021-02, 2021-03-28T01:00:00Z",
    "twice in Paris, 28 02:30, Europe/Paris, 2018-09, 2018-10-28T00:30:00Z",
    "after it came twice, 28 03:00, Europe/Paris, 2018-09, 2018-10-28T02:00:00Z",
    "skipped in Los Angeles, 11 02:30, America/Los_Angeles, 2018-02, 2018-03-11T10:00:00Z",
    "twice in Los Angeles, 4 01:30, America/Los_Angeles, 2018-10, 2018-11-04T08:30:00Z",
    "twice in Auckland, 7 02:30, Pacific/Auckland, 2019-03, 2019-04-06T13:30:00Z",
    "far east, 2 14:00, Pacific/Apia, 2018-11, 2018-12-02T00:00:00Z",
  })
  void deadlineIsWhenTheClockFirstShowsItOrLater(
      String what, String due, String zone, String month, Instant deadline) {
    assertThat(objective(due, zone).deadline(LogMonth.parse(month))).as(what).isEqualTo(deadline);
  }

  @Test
  void newestMonthThatIsDueIsThatOfTheLastDeadline() {
    Objective objective = objective("2 06:00", "UTC");
    assertThat(objective.newestDueBefore(Instant.parse("2019-01-02T06:00:00Z")))
        .hasToString("2018-11");
    assertThat(objective.newestDueBefore(Instant.parse("2019-01-02T06:00:01Z")))
        .hasToString("2018-12");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "due is no day | 29 06:00 | UTC | 12h | '' | due is a day from 1 to 28 and a time, such as '2 06:00'",
        "due is no time | 2 24:00 | UTC | 12h | '' | due is a day from 1 to 28 and a time",
        "zone is none | 2 06:00 | Europe/Pari | 12h | '' | zone is one of the tz database",
        "since is no month | 2 06:00 | UTC | 12h | 2018-13 | A month is written YYYY-MM",
        "since is too early | 2 06:00 | UTC | 12h | 1969-12 | since is a month from 1970-01 on",
        "the month is not over | 1 00:00 | Asia/Kolkata | 0s | '' | choose a later day or time",
        "at risk before the end | 2 06:00 | UTC | 31h | '' | or a shorter at_risk_before",
      })
  void nonsenseIsToldWithItsRemedy(
      String what, String due, String zone, String atRisk, String since, String words) {
    assertThatIllegalArgumentException()
        .as(what)
        .isThrownBy(
            () -> new FreshnessConfiguration(due, zone, Duration.parse(atRisk), since, List.of()))
        .withMessageContaining(words);
  }

  @Test
  void withoutADueTimeThereIsNoObjective() {
    assertThat(new FreshnessConfiguration("", "UTC", Duration.hours(12), "", List.of()).objective())
        .isEmpty();
  }

  private static Objective objective(String due, String zone) {
    return new FreshnessConfiguration(due, zone, Duration.hours(0), "", List.of())
        .objective()
        .orElseThrow();
  }
}
