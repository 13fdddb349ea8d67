package io.sparkify.lake.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FireTimesTest {
  private static final LocalDate FROM = LocalDate.of(2008, 1, 1);
  private static final LocalDate TO = LocalDate.of(2026, 1, 1);
  private static final List<String> ZONES =
      List.of(
          "Europe/Paris",
          "America/New_York",
          "Australia/Lord_Howe",
          "Africa/Casablanca",
          "Pacific/Apia",
          "America/Sao_Paulo",
          "Asia/Kathmandu",
          "UTC");

  static Stream<Arguments> fixedTimes() {
    return ZONES.stream()
        .flatMap(
            zone ->
                Stream.of(
                    daily(zone, "30 2 * * *", "02:30", day -> true),
                    daily(zone, "0 30 2 * * ?", "02:30", day -> true),
                    daily(zone, "0 0 0 * * ?", "00:00", day -> true),
                    daily(zone, "0 45 1 * * ?", "01:45", day -> true),
                    daily(
                        zone,
                        "0 30 2 L * ?",
                        "02:30",
                        day -> day.getDayOfMonth() == day.lengthOfMonth()),
                    daily(
                        zone,
                        "30 2 29 2 *",
                        "02:30",
                        day -> day.getMonthValue() == 2 && day.getDayOfMonth() == 29),
                    daily(zone, "30 2 31 * *", "02:30", day -> day.getDayOfMonth() == 31),
                    daily(zone, "30 2 * * 0", "02:30", day -> day.getDayOfWeek().getValue() == 7),
                    daily(
                        zone,
                        "30 2 13 * FRI",
                        "02:30",
                        day -> day.getDayOfMonth() == 13 || day.getDayOfWeek().getValue() == 5)));
  }

  private static Arguments daily(String zone, String cron, String time, Predicate<LocalDate> days) {
    return Arguments.of(zone, cron, LocalTime.parse(time), days);
  }

  /** Of java.time alone, which takes the first of two times and moves one in a gap behind it. */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("fixedTimes")
  void fixedTimeFiresExactlyOnceOnEachOfItsDays(
      String zone, String cron, LocalTime time, Predicate<LocalDate> days) {
    ZoneId id = ZoneId.of(zone);
    List<Instant> expected =
        FROM.datesUntil(TO)
            .filter(day -> day.atTime(12, 0).atZone(id).toLocalDate().equals(day))
            .filter(days)
            .map(day -> firstAtOrAfter(day.atTime(time), id))
            .toList();
    assertThat(fired(cron, zone)).isEqualTo(expected);
  }

  private static Instant firstAtOrAfter(LocalDateTime time, ZoneId zone) {
    // Of the instants of that day, by the minute: the first whose clock shows this time or more
    Instant from = time.toLocalDate().atStartOfDay(zone).toInstant();
    Instant guess = time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    Instant early = guess.minus(Duration.ofHours(2));
    Instant at = early.isBefore(from) ? from : early;
    while (LocalDateTime.ofInstant(at, zone).isBefore(time)) {
      at = at.plus(Duration.ofMinutes(1));
    }
    return at;
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/15 * * * *", "0 */30 * * * ?", "7 * * * *", "0 */2 * * *"})
  void cronOfEveryHourFollowsTheClockOnTheWall(String cron) {
    int hours = cron.equals("0 */2 * * *") ? 2 : 1;
    int minutes = cron.startsWith("*/15") ? 15 : cron.startsWith("0 */30") ? 30 : 60;
    int minute = cron.startsWith("7") ? 7 : 0;
    for (String zone : ZONES) {
      ZoneId id = ZoneId.of(zone);
      LocalDate from = LocalDate.of(2011, 9, 1);
      LocalDate to = LocalDate.of(2012, 6, 1);
      List<Instant> expected = new ArrayList<>();
      for (Instant at = from.atStartOfDay(id).toInstant();
          at.isBefore(to.atStartOfDay(id).toInstant());
          at = at.plus(1, ChronoUnit.MINUTES)) {
        LocalDateTime shown = LocalDateTime.ofInstant(at, id);
        if (shown.getMinute() % minutes == minute && shown.getHour() % hours == 0) {
          expected.add(at);
        }
      }
      assertThat(fired(cron, zone, from, to)).as(zone).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "{0} {1} after {2}: {3}")
  @CsvSource({
    // In the gap: at its end
    "Europe/Paris, 30 2 * * *, 2018-03-24T12:00:00Z, 2018-03-25T01:00:00Z",
    "Europe/Paris, 30 2 * * *, 2018-03-25T01:00:00Z, 2018-03-26T00:30:00Z",
    // Twice: the first, and not again, whenever it is asked
    "Europe/Paris, 30 2 * * *, 2018-10-27T12:00:00Z, 2018-10-28T00:30:00Z",
    "Europe/Paris, 30 2 * * *, 2018-10-28T00:30:00Z, 2018-10-29T01:30:00Z",
    "Europe/Paris, 30 2 * * *, 2018-10-28T01:15:00Z, 2018-10-29T01:30:00Z",
    // Clocks move by half an hour
    "Australia/Lord_Howe, 15 2 * * *, 2018-10-06T00:00:00Z, 2018-10-06T15:30:00Z",
    "Australia/Lord_Howe, 45 1 * * *, 2019-04-06T00:00:00Z, 2019-04-06T14:45:00Z",
    "Australia/Lord_Howe, 45 1 * * *, 2019-04-06T14:45:00Z, 2019-04-07T15:15:00Z",
    // There was no 30 December 2011
    "Pacific/Apia, 30 2 * * *, 2011-12-29T13:00:00Z, 2011-12-30T12:30:00Z",
    "Pacific/Apia, 0 12 30 12 *, 2011-01-01T00:00:00Z, 2012-12-29T22:00:00Z",
    // Every quarter of an hour in both hours
    "Europe/Paris, */15 * * * *, 2018-10-28T00:45:00Z, 2018-10-28T01:00:00Z",
    "Europe/Paris, */15 * * * *, 2018-03-25T00:45:00Z, 2018-03-25T01:00:00Z",
    "UTC, 0 0 0 1 * ?, 2018-11-30T23:59:59.999Z, 2018-12-01T00:00:00Z",
    "UTC, 0 0 0 1 * ?, 2018-12-01T00:00:00Z, 2019-01-01T00:00:00Z",
    "UTC, 0 0 0 LW * ? 2018, 2018-11-01T00:00:00Z, 2018-11-30T00:00:00Z",
    "UTC, 0 0 6 ? * 2#1, 2018-11-01T00:00:00Z, 2018-11-05T06:00:00Z",
    "UTC, 0 6 * * 7, 2018-11-01T00:00:00Z, 2018-11-04T06:00:00Z",
    "UTC, 0 6 * * 5-7, 2018-11-02T06:00:00Z, 2018-11-03T06:00:00Z"
  })
  void nextTime(String zone, String cron, Instant after, Instant next) {
    assertThat(times(cron, zone).next(after)).contains(next);
  }

  @Test
  void cronOfThePastNeverFiresAgain() {
    FireTimes times = times("0 0 0 1 1 ? 2018", "Europe/Paris");
    assertThat(times.next(Instant.parse("2018-01-01T00:00:00Z"))).isEmpty();
    assertThat(
            times("0 0 * 1 1 ? 2018", "Europe/Paris").next(Instant.parse("2018-02-01T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void previewIsTheNextTimesInTheirOrder() {
    assertThat(times("0 0 29 2 *", "UTC").preview(Instant.parse("2018-01-01T00:00:00Z"), 2))
        .containsExactly(
            Instant.parse("2020-02-29T00:00:00Z"), Instant.parse("2024-02-29T00:00:00Z"));
  }

  private static FireTimes times(String cron, String zone) {
    return new FireTimes(Cron.parse(cron), ZoneId.of(zone));
  }

  private static List<Instant> fired(String cron, String zone) {
    return fired(cron, zone, FROM, TO);
  }

  private static List<Instant> fired(String cron, String zone, LocalDate from, LocalDate to) {
    FireTimes times = times(cron, zone);
    ZoneId id = ZoneId.of(zone);
    Instant end = to.atStartOfDay(id).toInstant();
    List<Instant> fired = new ArrayList<>();
    Optional<Instant> next = times.next(from.atStartOfDay(id).toInstant().minusSeconds(1));
    while (next.isPresent() && next.get().isBefore(end)) {
      fired.add(next.get());
      next = times.next(next.get());
    }
    return fired;
  }
}
