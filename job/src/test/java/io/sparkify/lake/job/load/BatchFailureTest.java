package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.DAY;
import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.play;
import static io.sparkify.lake.job.load.TestEvents.song;
import static io.sparkify.lake.job.load.TestLoad.load;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchFailureTest {
  private static final String FULL = "java.io.IOException: No space left on device";

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void write() {
    trial = Trial.in(folder);
  }

  @Test
  void partitionThatFailsFailsAloneAndSaysWhy() {
    trial.input().log("2018-10", "a.json", play(NOON - 30 * DAY, "8", 1, 0, "free"));
    trial.input().log("2018-11", "a.json.gz", "this is not packed");

    TestReports reports = load(trial.input(), "songs", "2018-11", "2018-10");

    assertThat(reports.of("2018-10").outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(reports.of("2018-11").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(reports.of("2018-11").failure())
        .extracting("code", "cause")
        .satisfies(
            values ->
                assertThat(values.toString()).contains("source_unreadable", "2018/11/a.json.gz"));
    assertThat(trial.tables().query("select distinct month from {songplays}"))
        .containsExactly("10");
  }

  @Test
  void failedLoadLeavesTheOldTablesAndNoStagingAndTheNextSucceeds() throws IOException {
    trial.input().log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"));
    trial.loaded("songs", "2018-11");
    Map<String, FileTime> before = trial.files();
    trial.input().log("2018-11", "b.json.gz", "this is not packed");

    assertThat(load(trial.input(), "2018-11").of("2018-11").outcome()).isEqualTo(Outcome.FAILED);

    assertThat(trial.files()).isEqualTo(before);
    assertThat(trial.leftOver("staging")).isEmpty();
    Files.delete(trial.input().logs().resolve("2018/11/b.json.gz"));
    trial.loaded("2018-11");
  }

  @ParameterizedTest
  @ValueSource(strings = {".*/_lake/journal/.*", ".*/_lake/staging/.*/fingerprint.txt"})
  void diskThatIsFullBeforePublishingLeavesTheOldTables(String file) throws IOException {
    trial.input().log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"));
    trial.loaded("songs", "2018-11");
    Map<String, FileTime> before = trial.files();
    trial.input().log("2018-11", "b.json", play(NOON, "9", 1, 0, "free"));
    trial.input().song("B/more.json", song("S9", "More", "A9", "Nine", 9, 2009));

    LoadReport report = trial.loadOnFullDisk(file, "songs").of("songs");

    assertThat(report.failure()).extracting("evidence").asString().contains(FULL);
    assertThat(trial.files()).isEqualTo(before);
    trial.loaded("songs", "2018-11");
    assertThat(trial.tables().count("songplays")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".*/songplays-2018-11.parquet",
        ".*/time-2018-11.parquet",
        ".*/_lake/users/2018-11.parquet",
        ".*/users/users.parquet",
        ".*/songs-2009.parquet"
      })
  void publicationThatStopsHalfWayIsReportedAndFinishedByTheNextApplication(String file)
      throws IOException {
    trial.input().log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"));
    trial.loaded("songs", "2018-11");
    trial.input().log("2018-11", "a.json", play(NOON + DAY, "9", 1, 0, "free"));
    trial.input().song("B/more.json", song("S9", "More", "A9", "Nine", 9, 2009));

    TestReports reports = trial.loadOnFullDisk(file, "songs", "2018-11");
    assertThat(reports.of("2018-11").failure()).extracting("evidence").asString().contains(FULL);

    trial.input().log("2018-10", "a.json", play(NOON - 30 * DAY, "7", 1, 0, "free"));
    trial.loaded("2018-10");
    assertThat(trial.tables().query("select songplay_id from {songplays} where month = 11"))
        .containsExactly(NOON + DAY + "-1-0-9");
    assertThat(trial.tables().query("select epoch_ms(start_time) from {time} where month = 11"))
        .containsExactly(String.valueOf(NOON + DAY));
    assertThat(trial.tables().query("select user_id from {users} order by 1"))
        .containsExactly("7", "9");
    assertThat(trial.tables().count("songs")).isEqualTo(3);
    assertThat(trial.leftOver("staging")).isEmpty();
    assertThat(trial.leftOver("journal")).isEmpty();
  }

  @Test
  void fileThatVanishedAfterPlanningFailsItsMonth() throws IOException {
    trial.input().log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"));
    var request = trial.input().request("2018-11");
    Files.delete(trial.input().logs().resolve("2018/11/a.json"));

    LoadReport report = load(request).of("2018-11");

    assertThat(report.failure()).extracting("code").isEqualTo("source_missing");
  }

  @Test
  void monthsDoNotLoadWhenTheFirstCatalogOfTheirBatchFails() {
    trial.input().song("B/broken.json", "").log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"));
    var request = trial.input().request("songs", "2018-11");
    trial.input().song("B/broken.json", "{}{}");

    TestReports reports = load(request);

    assertThat(reports.of("songs").failure()).extracting("code").isEqualTo("source_changed");
    assertThat(reports.of("2018-11").failure()).extracting("code").isEqualTo("catalog_missing");
  }
}
