package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.play;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.LakeSettings;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.SongsLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSizeTest {
  private static final int PLAYS = 5_000;

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void write() {
    trial = Trial.in(folder);
    String[] lines =
        IntStream.range(0, PLAYS)
            .mapToObj(item -> play(NOON + 1000L * item, "8", 1, item, "free"))
            .toArray(String[]::new);
    trial.input().log("2018-11", "a.json", lines);
  }

  @Test
  void monthAboveTheTargetIsSeveralFilesInTheOrderOfTheirTimes() {
    load(20_000);

    List<String> names =
        trial
            .tables()
            .query(
                "select parse_filename(filename) from {songplays} group by filename"
                    + " order by min(start_time)");
    assertThat(names.size()).isBetween(2, 6);
    assertThat(names.subList(0, 2))
        .containsExactly("songplays-2018-11.parquet", "songplays-2018-11-0001.parquet");
    assertThat(
            trial
                .tables()
                .query(
                    "select count(*) from (select max(start_time) >= lead(min(start_time)) over"
                        + " (order by min(start_time)) as overlap from {songplays} group by filename)"
                        + " where overlap"))
        .containsExactly("0");
    assertThat(trial.tables().count("songplays")).isEqualTo(PLAYS);
  }

  @Test
  void monthThatBecomesSmallerThanTheTargetLeavesNoFileBehind() {
    load(20_000);
    load(1 << 20);

    assertThat(trial.tables().query("select distinct parse_filename(filename) from {songplays}"))
        .containsExactly("songplays-2018-11.parquet");
    assertThat(trial.tables().count("songplays")).isEqualTo(PLAYS);
    assertThat(trial.tables().count("time")).isEqualTo(PLAYS);
  }

  private void load(long targetFileSize) {
    BatchRequest plain = trial.input().request("songs", "2018-11");
    TestReports reports =
        TestLoad.load(
            new BatchRequest(
                plain.tag(),
                plain.fencingToken(),
                plain.songData(),
                plain.logData(),
                plain.lake(),
                new LakeSettings(targetFileSize, SongsLayout.YEAR, TestSettings.NO_LIMITS),
                List.of(),
                plain.tasks()));
    assertThat(reports.all())
        .allSatisfy(report -> assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED));
  }
}
