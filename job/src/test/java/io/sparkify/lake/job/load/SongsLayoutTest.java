package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.song;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.SongsLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SongsLayoutTest {
  @TempDir Path folder;

  @Test
  void layoutThatChangesLeavesNoFileOfTheOther() throws IOException {
    Trial trial = Trial.in(folder);
    trial.input().song("B/more.json", song("S3", "Third", "A1", "Elena", 7.5, 2004));

    load(trial, SongsLayout.YEAR);
    assertSongs(trial, "songs/year=0/songs-0.parquet", "songs/year=2004/songs-2004.parquet");

    load(trial, SongsLayout.YEAR_AND_ARTIST);
    assertSongs(
        trial,
        "songs/year=0/artist_id=A2/songs-0-A2.parquet",
        "songs/year=2004/artist_id=A1/songs-2004-A1.parquet");

    load(trial, SongsLayout.YEAR);
    assertSongs(trial, "songs/year=0/songs-0.parquet", "songs/year=2004/songs-2004.parquet");
  }

  private static void load(Trial trial, SongsLayout layout) {
    LoadReport report =
        TestLoad.load(TestSettings.with(trial.input().request("songs"), layout)).of("songs");
    assertThat(report.failure()).isNull();
    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  private static void assertSongs(Trial trial, String... files) throws IOException {
    assertThat(trial.files().keySet())
        .filteredOn(file -> file.startsWith("songs/"))
        .containsExactly(files);
    assertThat(
            trial.tables().query("select song_id, title, artist_id, year from {songs} order by 1"))
        .isEqualTo(List.of("S1|Setanta matins|A1|2004", "S2|Other|A2|0", "S3|Third|A1|2004"));
  }
}
