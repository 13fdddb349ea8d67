package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.DAY;
import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.play;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.LakeSettings;
import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.PastMonth;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.PhaseTime;
import io.sparkify.lake.job.contract.SongsLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors hold a run back, warnings publish and show. */
class ChecksTest {
  /** As in config.yml. */
  private static final CheckSettings DEFAULTS =
      new CheckSettings(
          new Limits(0.01, 0.2),
          new Limits(0.05, 0.5),
          new Limits(0.05, 0.5),
          new Limits(0.1, null),
          new Limits(3.5, null));

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void write() {
    trial = Trial.in(folder);
    trial.input().log("2018-11", "a.json", good(NOON, 0), good(NOON, 1), good(NOON, 2));
  }

  @Test
  void monthAboveAnErrorIsRejectedAndTheOldVersionStays() throws IOException {
    loadChecked(List.of(), "songs", "2018-11");
    Map<String, FileTime> before = trial.files();
    trial.input().log("2018-11", "b.json", "oops");

    LoadReport report = loadChecked(List.of(), "2018-11").of("2018-11");

    assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(report.phases()).extracting(PhaseTime::phase).endsWith(Phase.CHECKING);
    assertThat(report.phases()).allSatisfy(time -> assertThat(time.endedAt()).isNotNull());
    assertThat(failed(report))
        .containsExactly(
            new CheckResult(
                "malformed_share", CheckLevel.ERROR, false, "25% (1 of 4 lines)", "at most 20%"));
    assertThat(trial.files()).isEqualTo(before);
  }

  @Test
  void monthAboveAWarningIsPublishedAndShowsIt() {
    trial.input().log("2018-11", "b.json", "oops", good(NOON, 3), good(NOON, 4), good(NOON, 5));

    LoadReport report = loadChecked(List.of(), "songs", "2018-11").of("2018-11");

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(failed(report))
        .containsExactly(
            new CheckResult(
                "malformed_share",
                CheckLevel.WARNING,
                false,
                "14.29% (1 of 7 lines)",
                "at most 1%"));
    assertThat(trial.tables().count("songplays")).isEqualTo(6);
  }

  @Test
  void monthWithoutAPlayIsPublished() {
    trial.input().log("2018-10", "a.json", "");

    LoadReport report = loadChecked(List.of(), "songs", "2018-10").of("2018-10");

    assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(failed(report)).isEmpty();
  }

  @Test
  void monthsOfTheSameBatchAreComparedWithEachOtherInWhateverOrder() {
    for (int ago = 1; ago <= 3; ago++) {
      String[] lines = new String[30];
      for (int item = 0; item < lines.length; item++) {
        lines[item] = good(NOON - DAY * 30 * ago, item);
      }
      trial.input().log(LogMonth.parse("2018-11").value().minusMonths(ago) + "", "a.json", lines);
    }
    // What the folder had when it was loaded before does not count.
    PastMonth outdated = new PastMonth(LogMonth.parse("2018-10"), 3, 3, 3);

    TestReports reports =
        loadChecked(List.of(outdated), "songs", "2018-11", "2018-10", "2018-09", "2018-08");

    assertThat(failed(reports.of("2018-11")))
        .extracting(CheckResult::observed)
        .containsExactly(
            "3 plays, 10.24 robust standard deviations from the median 30 of 3 earlier months");
    assertThat(failed(reports.of("2018-10"))).isEmpty();
  }

  @Test
  void shareOfUnmatchedPlaysIsHeldAgainstPublishedMonths() {
    trial.input().log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"));
    List<PastMonth> history =
        List.of(past("2018-10", 8), past("2018-09", 9), past("2018-08", 10), past("2018-12", 0));

    LoadReport report = loadChecked(history, "songs", "2018-11").of("2018-11");

    assertThat(failed(report))
        .filteredOn(check -> check.name().equals("unmatched_rise"))
        .extracting(CheckResult::observed)
        .containsExactly(
            "100% (1 of 1 songplays) without a song; the median of 3 earlier months is 10%");
  }

  @Test
  void monthsReferToTheCatalogThatIsPublishedNow() {
    loadChecked(List.of(), "songs", "2018-11");
    trial
        .input()
        .song("B/more.json", TestEvents.song("S3", "New", "A3", "Newcomer", 7.5, 2018))
        .log("2018-11", "b.json", TestEvents.play(NOON, "8", 2, 0, "free", "New", "Newcomer", 7.5));
    loadChecked(List.of(), "songs");

    LoadReport report = loadChecked(List.of(), "2018-11").of("2018-11");

    assertThat(report.checks())
        .filteredOn(check -> check.level() == CheckLevel.ERROR)
        .allMatch(CheckResult::passed);
    assertThat(trial.tables().query("select count(*) from {songplays} where song_id = 'S3'"))
        .containsExactly("1");
  }

  private TestReports loadChecked(List<PastMonth> history, String... partitions) {
    BatchRequest plain = trial.input().request(partitions);
    return TestLoad.load(
        new BatchRequest(
            plain.tag(),
            plain.fencingToken(),
            plain.songData(),
            plain.logData(),
            plain.lake(),
            new LakeSettings(512L << 20, SongsLayout.YEAR, DEFAULTS),
            history,
            plain.tasks()));
  }

  private static PastMonth past(String month, long matched) {
    return new PastMonth(LogMonth.parse(month), 1, 10, matched);
  }

  /** Failed checks, but for nulls: these events say little. */
  private static List<CheckResult> failed(LoadReport report) {
    return report.checks().stream()
        .filter(check -> !check.passed() && !check.name().equals("null_share"))
        .toList();
  }

  private static String good(long ts, int item) {
    return play(ts, "8", 1, item, "free", "Setanta matins", "Elena", 269.58322)
        .replace("{", "{\"location\":\"here\",\"userAgent\":\"browser\",");
  }
}
