package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.play;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.lake.HookedLake;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that was given up for dead and is not dead. */
class TakeOverTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void write() {
    trial = Trial.in(folder);
    trial.input().log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"));
  }

  @Test
  void lateApplicationPublishesNothingAfterItsSuccessor() throws IOException {
    trial.loaded("songs");
    BatchRequest late = trial.input().request("2018-11");
    trial.input().log("2018-11", "a.json", play(NOON, "9", 1, 0, "paid"));
    AtomicBoolean taken = new AtomicBoolean();
    LakeFiles slow =
        HookedLake.open(
            late.lake(),
            TestLoad.configuration(),
            target -> {
              if (target.contains("/journal/") && !taken.getAndSet(true)) {
                trial.loaded("2018-11");
              }
            });

    LoadReport report = TestLoad.load(late, slow).of("2018-11");

    assertThat(taken).isTrue();
    assertThat(report.failure()).extracting("code").isEqualTo("fenced");
    assertThat(trial.tables().query("select user_id from {songplays}")).containsExactly("9");
    assertThat(trial.tables().query("select user_id, level from {users}"))
        .containsExactly("9|paid");
  }

  @Test
  void applicationThatStartsAfterItsSuccessorDoesNothing() throws IOException {
    BatchRequest late = trial.input().request("songs", "2018-11");
    trial.loaded("songs");

    LoadReport report = TestLoad.load(late).of("2018-11");

    assertThat(report.failure()).extracting("code").isEqualTo("fenced");
    assertThat(trial.songplays()).doesNotExist();
  }
}
