package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.DAY;
import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.play;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Insights;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.Ranked;
import io.sparkify.lake.job.contract.Ranking;
import io.sparkify.lake.job.contract.SongsLayout;
import io.sparkify.lake.job.generate.Simulation;
import io.sparkify.lake.job.generate.truth.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of a month is what another engine finds in the published tables. */
class InsightsTest {
  @TempDir Path folder;

  @Test
  void insightsOfDirtyInputWithStraysAreThoseOfThePublishedTables() throws IOException {
    Truth.Arguments arguments =
        new Truth.Arguments(
            LogMonth.parse("2018-11"), LogMonth.parse("2018-12"), 1500, 80, 40, 11, true);
    new Simulation(arguments, folder).run();
    TestInput input = TestInput.in(folder);

    Map<String, LoadReport> reports = SettledLake.load(input, "songs 2018-12 2018-11");

    Tables tables = new Tables(input.lake());
    assertThat(Objects.requireNonNull(reports.get("songs")).insights()).isNull();
    // Strays made two more.
    assertThat(reports).hasSizeGreaterThan(3);
    for (Map.Entry<String, LoadReport> report : reports.entrySet()) {
      if (!report.getKey().equals("songs")) {
        assertAreThoseOf(tables, report.getKey(), insights(report.getValue()));
      }
    }
    Insights november = insights(Objects.requireNonNull(reports.get("2018-11")));
    assertThat(november.songs().different()).isGreaterThan(Ranking.MOST);
    assertThat(november.locations().different()).isGreaterThan(1);
  }

  private static void assertAreThoseOf(Tables tables, String partition, Insights insights) {
    LogMonth month = LogMonth.parse(partition);
    String plays =
        "(select * from {songplays} where year = %d and month = %d) p"
            .formatted(month.year(), month.month());
    assertThat(
            "%d|%d|%d|%d|%d|%d"
                .formatted(
                    insights.plays(),
                    insights.paid(),
                    insights.free(),
                    insights.matched(),
                    insights.users(),
                    insights.sessions()))
        .as(partition)
        .isEqualTo(
            tables
                .query(
                    """
                    select count(*), count(*) filter (level = 'paid'),
                      count(*) filter (level = 'free'), count(song_id), count(distinct user_id),
                      count(distinct user_id || ' ' || session_id)
                    from\s"""
                        + plays)
                .get(0));
    assertThat(hours(insights))
        .as(partition)
        .isEqualTo(
            tables.query(
                "select t.weekday, t.hour, count(*) from "
                    + plays
                    + " join {time} t on t.start_time = p.start_time group by 1, 2 order by 1, 2"));
    assertRanking(
        tables,
        insights.songs(),
        "p.song_id, s.title, a.name",
        plays
            + " left join {songs} s on s.song_id = p.song_id"
            + " left join {artists} a on a.artist_id = s.artist_id");
    assertRanking(
        tables,
        insights.artists(),
        "p.artist_id, a.name, null",
        plays + " left join {artists} a on a.artist_id = p.artist_id");
    assertRanking(tables, insights.locations(), "p.location, p.location, null", plays);
  }

  private static void assertRanking(Tables tables, Ranking ranking, String columns, String from) {
    List<String> all =
        tables.query(
            "select %s, count(*) from %s where %s is not null group by 1, 2, 3"
                    .formatted(columns, from, columns.substring(0, columns.indexOf(',')))
                + " order by 4 desc, 2 nulls last, 1");
    assertThat(ranking.top().stream().map(InsightsTest::text).toList())
        .as(columns)
        .isEqualTo(all.stream().limit(Ranking.MOST).toList());
    assertThat(ranking.different()).as(columns).isEqualTo(all.size());
  }

  private static String text(Ranked place) {
    return "%s|%s|%s|%d".formatted(place.id(), place.name(), place.artist(), place.plays());
  }

  /** Weekday, hour and plays, where there are some. */
  private static List<String> hours(Insights insights) {
    List<String> hours = new ArrayList<>();
    for (int weekday = 1; weekday <= Insights.WEEKDAYS; weekday++) {
      for (int hour = 0; hour < Insights.HOURS; hour++) {
        long plays = insights.byWeekdayAndHour().get(weekday - 1).get(hour);
        if (plays > 0) {
          hours.add("%d|%d|%d".formatted(weekday, hour, plays));
        }
      }
    }
    return hours;
  }

  @Test
  void monthThatIsLoadedAgainIsCountedAgainAndNamesAreThoseOfTheCatalogInEitherLayout() {
    Trial trial = Trial.in(folder);
    String matched = play(NOON, "8", 1, 0, "paid", "Setanta matins", "Elena", 269.58322);
    trial.input().log("2018-11", "a.json", matched, play(NOON + DAY, "8", 1, 1, "none"));
    Insights first = insights(trial.loaded("songs", "2018-11").of("2018-11"));
    trial.input().log("2018-11", "a.json", matched, matched);
    Insights second =
        insights(
            TestLoad.load(
                    TestSettings.with(
                        trial.input().request("songs", "2018-11"), SongsLayout.YEAR_AND_ARTIST))
                .of("2018-11"));

    List<Ranked> song = List.of(new Ranked("S1", "Setanta matins", "Elena", 1));
    assertThat(first.songs()).isEqualTo(new Ranking(1, song));
    assertThat(second.songs()).isEqualTo(first.songs());
    assertThat(first.plays()).isEqualTo(2);
    assertThat(first.paid()).isEqualTo(1);
    assertThat(first.free()).isZero();
    // A Thursday and a Friday.
    assertThat(hours(first)).containsExactly("4|12|1", "5|12|1");
    assertThat(second.plays()).isEqualTo(1);
    assertThat(hours(second)).containsExactly("4|12|1");
  }

  private static Insights insights(LoadReport report) {
    return Objects.requireNonNull(report.insights());
  }
}
