package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.service.db.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeLimitsTest {
  private final Lake lake = new Lake(TestDatabase.H2);

  @BeforeEach
  void start() {
    lake.retry(RetryRule.DEFAULT);
    lake.put("2018-11", "1");
    lake.tick();
  }

  @Test
  void applicationThatSaysNothingIsKilledAndTriedAgain() {
    after(Duration.ofSeconds(299));
    assertThat(lake.launcher.kills).isZero();
    after(Duration.ofSeconds(1));
    assertThat(lake.launcher.kills).isEqualTo(1);
    after(Duration.ZERO);
    assertFailed("start_timed_out", "It said nothing within 5 min of its launch.");
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.QUEUED);
  }

  @Test
  void applicationThatTakesTooLongIsKilledThoughItMoves() {
    for (int minutes = 10; minutes < 360; minutes += 10) {
      say(minutes);
      after(Duration.ofMinutes(10));
      assertThat(lake.launcher.kills).isZero();
    }
    say(360);
    after(Duration.ofMinutes(10));
    after(Duration.ZERO);
    assertFailed("run_timed_out", "It was not done 6 h after its launch.");
  }

  @Test
  void heartbeatAloneIsNoProgress() {
    for (int minutes = 0; minutes < 15; minutes++) {
      say(5);
      after(minutes == 0 ? Duration.ZERO : Duration.ofMinutes(1));
      assertThat(lake.launcher.kills).isZero();
    }
    say(5);
    after(Duration.ofMinutes(1));
    after(Duration.ZERO);
    assertFailed("no_progress", "Nothing in its progress moved for 15 min.");
  }

  @Test
  void filesThatTheDriverItselfReadsAreProgress() {
    for (long files = 0; files < 30; files++) {
      say(5, files);
      after(Duration.ofMinutes(1));
      assertThat(lake.launcher.kills).isZero();
    }
  }

  @Test
  void killedApplicationsDyingWordsAreNotItsFailure() {
    lake.launcher.immortal = true;
    after(Duration.ofMinutes(5));
    LoadTask task = lake.task("2018-11");
    lake.launcher.report(
        lake.report(
            task,
            Outcome.FAILED,
            Lake.MONTH,
            new Failure(FailureKind.INTERNAL, "job_failed", "Failed", "Stopped.", "Report.", ""),
            task.files()));
    after(Duration.ZERO);
    assertFailed("start_timed_out", "It said nothing within 5 min of its launch.");
  }

  @Test
  void reasonOutlivesARestart() {
    lake.launcher.immortal = true;
    after(Duration.ofMinutes(5));
    lake.restart();
    say(5);
    after(Duration.ofSeconds(1));
    assertThat(lake.launcher.kills).isEqualTo(2);
    lake.launcher.die();
    after(Duration.ofSeconds(1));
    assertFailed("start_timed_out", "It said nothing within 5 min of its launch.");
  }

  private void assertFailed(String code, String cause) {
    Failure failure = Objects.requireNonNull(lake.run("2018-11").attempts().get(0).failure());
    assertThat(failure)
        .extracting(Failure::kind, Failure::code, Failure::cause)
        .containsExactly(FailureKind.TIMEOUT, code, cause);
    assertThat(failure.remedy()).contains("config.yml");
  }

  private void after(Duration duration) {
    lake.clock.advance(duration);
    lake.sweeper.sweep();
  }

  private void say(long rowsRead) {
    say(rowsRead, 0);
  }

  private void say(long rowsRead, long filesHandled) {
    lake.launcher.say(
        new Progress(
            lake.launcher.tag(),
            "local-1",
            "worker",
            1,
            lake.clock.instant(),
            List.of(
                new Progress.RunProgress(
                    lake.run("2018-11").run().id(),
                    Phase.CHECKING,
                    0.2,
                    rowsRead,
                    null,
                    List.of(),
                    filesHandled))));
  }
}
