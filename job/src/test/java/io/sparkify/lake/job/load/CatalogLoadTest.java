package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.artist;
import static io.sparkify.lake.job.load.TestEvents.play;
import static io.sparkify.lake.job.load.TestEvents.song;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LoadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogLoadTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void write() {
    trial = Trial.in(folder);
  }

  @Test
  void catalogPicksOneRowAnIdByWhatRecordsSay() {
    trial
        .input()
        .song(
            "B/more.json",
            artist("S3", "A1", "Elena feat. Bob", "", null),
            artist("S4", "A1", "Elena & Co", "Dublin", 53.3),
            artist("S5", "A1", "Elena", "Dublin", 53.3),
            song("S1", "Another title", "A1", "Elena", 1, 1999),
            song("S1", "Setanta matins", "A1", "Elena", 269.58322, 2004),
            "{}");

    LoadReport report = trial.loaded("songs").of("songs");

    assertThat(
            trial
                .tables()
                .query("select artist_id, name, location, latitude from {artists} order by 1"))
        .containsExactly("A1|Elena|Dublin|53.3", "A2|Someone||null");
    assertThat(trial.tables().query("select song_id, title, year from {songs} order by 1"))
        .containsExactly(
            "S1|Another title|1999", "S2|Other|0", "S3|S3|2000", "S4|S4|2000", "S5|S5|2000");
    assertThat(report.rowCounts().amounts())
        .containsEntry(Counter.LINES, 8L)
        .containsEntry(Counter.MALFORMED, 1L)
        .containsEntry(Counter.DUPLICATES, 2L)
        .containsEntry(Counter.SONGS, 5L)
        .containsEntry(Counter.ARTISTS, 2L);
  }

  @Test
  void songsOfAYearThatTheCatalogHasNoMoreAreGone() throws IOException {
    trial.loaded("songs");
    Files.delete(trial.input().songs().resolve("A/one.json"));

    trial.loaded("songs");

    assertThat(trial.tables().query("select song_id from {songs}")).containsExactly("S2");
    assertThat(trial.input().lake().resolve("songs/year=2004/songs-2004.parquet")).doesNotExist();
  }

  @Test
  void twoSongsAlikeInTitleArtistAndDurationMakeOnePlayNotTwo() {
    trial.input().song("B/twin.json", song("S0", "Setanta matins", "A1", "Elena", 269.58322, 2009));
    trial
        .input()
        .log(
            "2018-11",
            "a.json",
            play(NOON, "8", 1, 0, "free", "Setanta matins", "Elena", 269.58322));

    trial.loaded("songs", "2018-11");

    assertThat(trial.tables().query("select song_id from {songplays}")).containsExactly("S0");
  }
}
