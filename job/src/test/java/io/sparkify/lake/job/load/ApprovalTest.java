package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.play;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LakeSettings;
import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SongsLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What checks held back is kept, and published as it is when somebody says so. */
class ApprovalTest {
  private static final Limits OFF = TestSettings.OFF;
  private static final LakeSettings STRICT =
      new LakeSettings(
          1 << 20, SongsLayout.YEAR, new CheckSettings(new Limits(null, 0.2), OFF, OFF, OFF, OFF));

  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void write() {
    trial = Trial.in(folder);
    trial.input().log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"), "oops");
  }

  @Test
  void approvedDataIsPublishedExactlyAsItWasStagedThoughTheInputHasChanged() throws IOException {
    LoadReport rejected = rejected();
    trial.input().log("2018-11", "a.json", play(NOON, "9", 9, 9, "paid"));
    trial.loaded("songs");

    LoadReport approved = approve(rejected);

    assertThat(approved.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(approved.fingerprint()).isEqualTo(rejected.fingerprint());
    assertThat(approved.rowCounts().with(Counter.USERS, 0))
        .isEqualTo(rejected.rowCounts().with(Counter.USERS, 0));
    assertThat(approved.checks()).isEqualTo(rejected.checks());
    assertThat(approved.insights()).isNotNull().isEqualTo(rejected.insights());
    assertThat(trial.tables().query("select songplay_id from {songplays}"))
        .containsExactly(NOON + "-1-0-8");
    assertThat(trial.tables().query("select user_id from {users}")).containsExactly("8");
    assertThat(trial.leftOver("staging")).isEmpty();
  }

  @Test
  void malformedLinesOfRejectedDataCanBeRead() throws IOException {
    LoadReport rejected = rejected();

    String quarantine = Objects.requireNonNull(rejected.quarantine());
    assertThat(Files.readString(trial.input().lake().resolve(quarantine))).contains("oops");
    assertThat(approve(rejected).quarantine()).isEqualTo("_lake/quarantine/2018-11.jsonl");
  }

  @Test
  void approvalOfDataThatIsGoneSaysSo() throws IOException {
    LoadReport rejected = rejected();
    Files.delete(trial.input().lake().resolve(LakePaths.held(held(rejected))));

    assertThat(approve(rejected).failure()).extracting("code").isEqualTo("held_data_missing");
    assertThat(trial.songplays()).doesNotExist();
  }

  @Test
  void stagedFilesThatChangedAreNotPublished() throws IOException {
    LoadReport rejected = rejected();
    Path staged =
        trial.leftOver("staging").stream()
            .filter(file -> file.toString().contains("songplays"))
            .findFirst()
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(staged);
    Files.write(staged, Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(approve(rejected).failure()).extracting("code").isEqualTo("held_data_changed");
    Files.delete(staged);
    assertThat(approve(rejected).failure()).extracting("code").isEqualTo("held_data_missing");
    assertThat(trial.songplays()).doesNotExist();
  }

  @Test
  void booksThatDoNotBalanceAreNotApproved() throws IOException {
    LoadReport rejected = rejected();
    Path held = trial.input().lake().resolve(LakePaths.held(held(rejected)));
    Files.writeString(held, Files.readString(held).replace("\"plays\":1", "\"plays\":2"));

    assertThat(approve(rejected).failure()).extracting("code").isEqualTo("books_do_not_balance");
  }

  private LoadReport rejected() {
    TestLoad.load(trial.input(), "songs");
    LoadReport report = TestLoad.load(request(null)).of("2018-11");
    assertThat(report.outcome()).isEqualTo(Outcome.REJECTED);
    return report;
  }

  private LoadReport approve(LoadReport rejected) {
    return TestLoad.load(request(held(rejected))).of("2018-11");
  }

  private static HeldLoad held(LoadReport rejected) {
    return new HeldLoad(rejected.runId(), rejected.attempt());
  }

  private BatchRequest request(@Nullable HeldLoad approved) {
    BatchRequest plain = trial.input().request("2018-11");
    LoadTask task = plain.tasks().get(0);
    return new BatchRequest(
        plain.tag(),
        plain.fencingToken(),
        plain.songData(),
        plain.logData(),
        plain.lake(),
        STRICT,
        List.of(),
        List.of(new LoadTask(RunId.random(), 1, task.partition(), task.files(), approved)));
  }
}
