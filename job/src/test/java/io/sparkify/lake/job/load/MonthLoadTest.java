package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.DAY;
import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.page;
import static io.sparkify.lake.job.load.TestEvents.play;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LoadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthLoadTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void write() {
    trial = Trial.in(folder);
  }

  @Test
  void playIsMatchedByTitleArtistAndDurationAndKeptWithoutMatch() {
    trial
        .input()
        .log(
            "2018-11",
            "a.json",
            play(NOON, "8", 1, 0, "free", "Setanta matins", "Elena", 269.58322),
            play(NOON + 1, "8", 1, 1, "free", "Setanta matins", "Elena", 269.6),
            play(NOON + 2, "8", 1, 2, "free", "Setanta matins", "Someone", 269.58322),
            page(NOON + 3, "Home"));

    LoadReport report = trial.loaded("songs", "2018-11").of("2018-11");

    assertThat(
            trial
                .tables()
                .query(
                    "select songplay_id, epoch_ms(start_time), song_id, artist_id from {songplays} order by 1"))
        .containsExactly(
            NOON + "-1-0-8|" + NOON + "|S1|A1",
            NOON + 1 + "-1-1-8|" + (NOON + 1) + "|null|null",
            NOON + 2 + "-1-2-8|" + (NOON + 2) + "|null|null");
    assertThat(report.rowCounts().get(Counter.MATCHED)).isEqualTo(1);
    assertThat(report.rowCounts().get(Counter.SKIPPED)).isEqualTo(1);
  }

  @Test
  void timeHasOneRowForEachDifferentStartTimeWithIsoWeekAndMondayAsOne() {
    trial
        .input()
        .log(
            "2018-12",
            "a.json",
            // 2018-12-31T23:59:59.999Z is a Monday of ISO week 1 of 2019.
            play(1546300799999L, "8", 1, 0, "free"),
            play(1546300799999L, "9", 2, 0, "free"),
            play(1544313600000L, "9", 2, 1, "free"));

    trial.loaded("songs", "2018-12");

    assertThat(
            trial
                .tables()
                .query(
                    "select epoch_ms(start_time), hour, day, week, weekday, year, month from {time} order by 1"))
        .containsExactly("1544313600000|0|9|49|7|2018|12", "1546300799999|23|31|1|1|2018|12");
  }

  @Test
  void userHasTheLatestLevelByEventTimeInWhateverOrderMonthsAreLoaded() {
    trial.input().log("2018-10", "a.json", play(NOON - 30 * DAY, "8", 1, 0, "paid"));
    trial
        .input()
        .log(
            "2018-11",
            "a.json",
            play(NOON + 5, "8", 2, 1, "free"),
            play(NOON, "8", 2, 0, "paid"),
            play(NOON, "9", 3, 0, "paid"),
            play(NOON, "9", 3, 1, "free"));

    trial.loaded("songs", "2018-11");
    trial.loaded("2018-10");

    assertThat(trial.tables().query("select user_id, level from {users} order by 1"))
        .containsExactly("8|free", "9|free");
  }

  @Test
  void userWhoIsInNoLoadedMonthAnyMoreIsGone() {
    trial
        .input()
        .log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"), play(NOON, "9", 2, 0, "free"));
    trial.loaded("songs", "2018-11");
    trial.input().log("2018-11", "a.json", play(NOON, "9", 2, 0, "free"));

    LoadReport report = trial.loaded("2018-11").of("2018-11");

    assertThat(trial.tables().query("select user_id from {users}")).containsExactly("9");
    assertThat(report.rowCounts().get(Counter.USERS)).isEqualTo(1);
  }

  @Test
  void malformedLinesAreKeptWithTheirPlaceAndReason() throws IOException {
    trial
        .input()
        .log(
            "2018-11",
            "a.json",
            play(NOON, "8", 1, 0, "free"),
            "",
            "{\"page\":\"NextSong\",\"ts\":1.5,\"userId\":\"8\"}",
            "oops");

    LoadReport report = trial.loaded("songs", "2018-11").of("2018-11");

    assertThat(Files.readAllLines(trial.input().lake().resolve("_lake/quarantine/2018-11.jsonl")))
        .containsExactly(
            "{\"file\":\"2018/11/a.json\",\"line\":3,\"reason\":\"no_ts\",\"text\":\"{\\\"page\\\":\\\"NextSong\\\",\\\"ts\\\":1.5,\\\"userId\\\":\\\"8\\\"}\"}",
            "{\"file\":\"2018/11/a.json\",\"line\":4,\"reason\":\"not_json\",\"text\":\"oops\"}");
    assertThat(report.rowCounts().amounts())
        .containsEntry(Counter.LINES, 3L)
        .containsEntry(Counter.MALFORMED, 2L)
        .containsEntry(Counter.PLAYS, 1L);
  }

  @Test
  void quarantineOfALoadWithoutMalformedLinesIsGone() {
    trial.input().log("2018-11", "a.json", "oops");
    trial.loaded("songs", "2018-11");
    trial.input().log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"));

    trial.loaded("2018-11");

    assertThat(trial.input().lake().resolve("_lake/quarantine/2018-11.jsonl")).doesNotExist();
  }

  @Test
  void copiesOfAPlayAreOnePlayWhereverTheyLieInTheMonth() {
    trial
        .input()
        .log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"), play(NOON, "8", 1, 0, "free"));
    trial
        .input()
        .log("2018-11", "b.json", play(NOON, "8", 1, 0, "free"), play(NOON, "8", 1, 1, "free"));

    LoadReport report = trial.loaded("songs", "2018-11").of("2018-11");

    assertThat(trial.tables().count("songplays")).isEqualTo(2);
    assertThat(report.rowCounts().get(Counter.DUPLICATES)).isEqualTo(2);
  }

  @Test
  void copiesThatDisagreeFallByWhatTheySayNotByWhereTheyLie() {
    trial.input().log("2018-11", "a.json", play(NOON, "8", 1, 0, "paid"));
    trial.input().log("2018-11", "b.json", play(NOON, "8", 1, 0, "free"));
    trial.input().log("2018-10", "c.json", play(NOON, "9", 1, 0, "free"));
    trial.input().log("2018-11", "d.json", play(NOON, "9", 1, 0, "paid"));

    trial.loaded("songs", "2018-10", "2018-11");

    assertThat(trial.tables().query("select user_id, level from {songplays} order by 1"))
        .containsExactly("8|free", "9|free");
  }

  @Test
  void loadingAMonthAgainReplacesItAndMovesNothingElse() throws IOException {
    trial.input().log("2018-10", "a.json", play(NOON - 30 * DAY, "8", 1, 0, "free"));
    trial.input().log("2018-11", "a.json", play(NOON, "8", 2, 0, "free"));
    trial.loaded("songs", "2018-10", "2018-11");
    Map<String, FileTime> before = trial.files();

    trial.input().log("2018-11", "b.json", play(NOON, "8", 2, 1, "free"));
    trial.loaded("2018-11");

    assertThat(trial.tables().count("songplays")).isEqualTo(3);
    Map<String, FileTime> after = trial.files();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(
            after.keySet().stream()
                .filter(file -> !Objects.equals(after.get(file), before.get(file))))
        .containsExactlyInAnyOrder(
            "songplays/year=2018/month=11/songplays-2018-11.parquet",
            "time/year=2018/month=11/time-2018-11.parquet",
            "users/users.parquet");
  }

  @Test
  void sameInputGivesTheSameBytes() throws IOException {
    trial
        .input()
        .log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"), play(NOON, "9", 1, 0, "paid"));
    trial.loaded("songs", "2018-11");
    byte[] first = Files.readAllBytes(trial.songplays());

    trial.loaded("2018-11");

    assertThat(Files.readAllBytes(trial.songplays())).isEqualTo(first);
  }
}
