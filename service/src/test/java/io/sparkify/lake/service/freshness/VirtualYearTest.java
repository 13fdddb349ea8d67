package io.sparkify.lake.service.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every hour of a year: each of its months has another fate, and each hour's states are held
 * against that fate. Deadlines are written out in UTC, so that no code of the service makes them.
 */
class VirtualYearTest {
  private static final Duration HOUR = Duration.ofHours(1);

  /** A deadline of each month of the year, by day and time in UTC. */
  @ParameterizedTest(name = "{0} {1} in {2}")
  @CsvSource({
    // Clocks skip 02:30 on 28 March.
    "28 02:30, Europe/Paris, 2021, 28T01:30 28T01:30 28T01:00 28T00:30 28T00:30 28T00:30"
        + " 28T00:30 28T00:30 28T00:30 28T00:30 28T01:30 28T01:30",
    // 01:30 comes twice on 4 November.
    "4 01:30, America/Los_Angeles, 2018, 04T09:30 04T09:30 04T09:30 04T08:30 04T08:30 04T08:30"
        + " 04T08:30 04T08:30 04T08:30 04T08:30 04T08:30 04T09:30",
    "2 06:00, Asia/Kolkata, 2019, 02T00:30 02T00:30 02T00:30 02T00:30 02T00:30 02T00:30"
        + " 02T00:30 02T00:30 02T00:30 02T00:30 02T00:30 02T00:30",
    // 02:30 comes twice on 7 April.
    "7 02:30, Pacific/Auckland, 2019, 06T13:30 06T13:30 06T13:30 06T13:30 06T14:30 06T14:30"
        + " 06T14:30 06T14:30 06T14:30 06T13:30 06T13:30 06T13:30",
    "2 06:00, UTC, 2020, 02T06:00 02T06:00 02T06:00 02T06:00 02T06:00 02T06:00"
        + " 02T06:00 02T06:00 02T06:00 02T06:00 02T06:00 02T06:00",
  })
  void everyHourShowsEveryMonthAsItIs(String due, String zone, int year, String deadlines) {
    List<Fate> fates = fates(year, deadlines.split(" ", -1));
    Lake lake = new Lake(TestDatabase.H2);
    Watched watched = new Watched(lake, Watched.due(due, zone, fates.get(0).month.toString()));
    Map<String, Instant> noticed = new TreeMap<>();
    Instant end = Instant.parse((year + 1) + "-01-01T00:00:00Z");
    boolean up = false;
    Snapshot seen = watched.store.snapshot();
    for (Instant hour = Instant.parse(year + "-01-01T00:00:00Z");
        hour.isBefore(end);
        hour = hour.plus(HOUR)) {
      Instant now = hour;
      if (fates.stream().anyMatch(fate -> fate.isOutage(now))) {
        up = false;
        continue;
      }
      watched.at(hour);
      boolean starts = !up || hour.equals(hour.truncatedTo(ChronoUnit.DAYS));
      if (starts) {
        watched.restart();
      }
      up = true;
      boolean happened = false;
      for (Fate fate : fates) {
        happened |= fate.happen(watched, now);
      }
      if (starts || happened) {
        watched.discover();
      }
      // In the many hours in which nothing is near, only a reader looks.
      if (starts || happened || fates.stream().anyMatch(fate -> fate.isNear(now))) {
        look(watched, noticed);
        seen = watched.store.snapshot();
      }
      Map<String, MonthState> expected = expected(fates, lake.clock.instant());
      Map<String, MonthState> states = watched.states(seen);
      states.keySet().retainAll(expected.keySet());
      if (!states.equals(expected)) {
        assertThat(states).as("%s in %s", lake.clock.instant(), zone).isEqualTo(expected);
      }
    }
    assertThat(noticed).isEqualTo(told(fates, end));
  }

  private static void look(Watched watched, Map<String, Instant> noticed) {
    int told = watched.told.size();
    watched.look();
    for (String news : watched.told.subList(told, watched.told.size())) {
      assertThat(noticed.put(news, watched.lake.clock.instant())).as("%s twice", news).isNull();
    }
  }

  private static Map<String, MonthState> expected(List<Fate> fates, Instant now) {
    Map<String, MonthState> expected = new TreeMap<>();
    fates.stream()
        .filter(fate -> !now.isBefore(fate.begin()))
        .forEach(fate -> expected.put(fate.month.toString(), fate.state(now)));
    return expected;
  }

  /** When each breach must have been told of: at the first look from the deadline on. */
  private static Map<String, Instant> told(List<Fate> fates, Instant end) {
    Map<String, Instant> told = new TreeMap<>();
    for (Fate fate : fates) {
      if (fate.isMissed()) {
        told.put("missed " + fate.month, fate.firstLookFrom(fate.deadline));
        fate.madeGood(end).ifPresent(at -> told.put("resolved " + fate.month, at));
      }
    }
    return told;
  }

  /** The month before each deadline of the year, with what becomes of it. */
  private static List<Fate> fates(int year, String... deadlines) {
    List<Fate> fates = new ArrayList<>();
    for (int i = 0; i < deadlines.length; i++) {
      YearMonth next = YearMonth.of(year, i + 1);
      fates.add(
          new Fate(
              new LogMonth(next.minusMonths(1)),
              Instant.parse("%s-%s:00Z".formatted(next, deadlines[i]))));
    }
    fates.get(0).loads(3, false);
    fates.get(1).loads(-5, false);
    fates.get(2).loads(5, true);
    fates.get(3).loads(480, true);
    fates.get(4).loads(-1, true);
    fates.get(5).loads(9, true).isDown(-10, 7, true);
    fates.get(6).loads(3, false).isDown(-10, 7, true);
    fates.get(7).loads(3, false).changes(2).loads(6, true);
    fates.get(8).loads(3, false).changes(-3).loads(4, true);
    fates.get(10).loads(3, false).vanishes(-2);
    fates.get(11).loads(-5, false).isDown(-1, 3, false);
    return fates;
  }
}
