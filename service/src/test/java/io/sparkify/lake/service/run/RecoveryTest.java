package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the next start makes of a service that was killed at some instant of a run's life. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RecoveryTest {
  private static final Failure NEVER_STARTED =
      new Failure(
          FailureKind.INFRASTRUCTURE,
          Sighting.NEVER_STARTED,
          "The driver never spoke",
          "There is no trace of it.",
          "Wait.",
          "");

  private final Lake lake;

  RecoveryTest(TestDatabase database) {
    lake = new Lake(database);
    lake.retry(RetryRule.DEFAULT);
    lake.put("2018-11", "1");
  }

  @Test
  void killedAfterTheClaimAndBeforeTheSpawnGoesAgainAtOnceAndLosesNoAttempt() {
    lake.launcher.death = NEVER_STARTED;
    dieWhileLaunching();
    lake.restart();
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(1);
    lake.succeed();
    RunDetails run = lake.run("2018-11");
    assertThat(run.run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(run.attempts())
        .extracting(Attempt::state)
        .containsExactly(AttemptState.CANCELLED, AttemptState.SUCCEEDED);
    assertThat(lake.history.stateChanges(run.run().id()))
        .extracting(StateChange::reason)
        .contains(
            "the service was stopped before it started the driver; this attempt does not count");
  }

  @Test
  void killedAfterTheSpawnAndBeforeItIsRecordedReattaches() {
    lake.launcher.afterLaunch =
        () -> {
          throw new IllegalStateException("kill -9");
        };
    assertThatThrownBy(lake::tick).hasMessage("kill -9");
    lake.launcher.afterLaunch = () -> {};
    lake.restart();
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(1);
    lake.launcher.say(lake.reading());
    lake.tick();
    assertThat(state()).isEqualTo(RunState.RUNNING);
    lake.succeed();
    assertThat(state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(lake.launcher.launched).hasSize(1);
  }

  @Test
  void killedWhileItRunsReattachesAndItsProgressGoesOn() {
    lake.tick();
    lake.launcher.say(lake.reading());
    lake.tick();
    lake.restart();
    lake.tick();
    assertThat(state()).isEqualTo(RunState.RUNNING);
    assertThat(lake.progress.find(id())).isPresent();
    assertThat(lake.launcher.launched).hasSize(1);
  }

  @Test
  void finishedWhileTheServiceWasDownIsSettledFromItsReport() {
    lake.tick();
    lake.launcher.report(lake.success(lake.task("2018-11")));
    lake.launcher.die();
    lake.restart();
    lake.tick();
    assertThat(state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(lake.run("2018-11").rowCounts()).isEqualTo(Lake.MONTH);
    assertThat(lake.launcher.launched).hasSize(1);
  }

  @Test
  void killedBetweenTwoReportsSettlesTheOtherOne() {
    lake.put("2018-10", "1");
    lake.tick();
    lake.launcher.report(lake.success(lake.task("2018-10")));
    lake.auditor =
        report -> {
          throw new IllegalStateException("kill -9");
        };
    assertThatThrownBy(lake.sweeper::sweep).hasMessage("kill -9");
    lake.auditor = report -> Optional.empty();
    lake.launcher.report(lake.success(lake.task("2018-11")));
    lake.launcher.die();
    lake.restart();
    lake.tick();
    assertThat(lake.run("2018-10").run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(lake.launcher.launched).hasSize(1);
  }

  @Test
  void deadWhileTheServiceWasDownIsTriedAgainByRule() {
    lake.tick();
    lake.launcher.die();
    lake.restart();
    lake.tick();
    assertThat(state()).isEqualTo(RunState.QUEUED);
    lake.restart();
    lake.clock.advance(Duration.ofMinutes(1));
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(2);
    assertThat(lake.task("2018-11").attempt()).isEqualTo(2);
  }

  @Test
  void noSecondApplicationGoesWhileTheFirstMayStillWrite() {
    lake.tick();
    lake.launcher.say(lake.reading());
    for (int restarts = 0; restarts < 5; restarts++) {
      lake.restart();
      lake.put("2018-1" + (restarts % 3), "other " + restarts);
      lake.tick();
    }
    assertThat(lake.launcher.launched).hasSize(1);
  }

  @Test
  void onlyADriverWhoseApplicationIsOverIsAnOrphan() {
    lake.tick();
    ApplicationTag over = lake.launcher.tag();
    lake.succeed();
    lake.put("2018-10", "1");
    lake.tick();
    lake.launcher.running = Set.of(over, lake.launcher.tag(), ApplicationTag.random());
    lake.stopper().killOrphans();
    assertThat(lake.launcher.orphans).containsExactly(over);
  }

  @Test
  void launchFailureThatWasNotRecordedIsSeenByTheNextStart() {
    lake.launcher.death = NEVER_STARTED;
    dieWhileLaunching();
    lake.restart();
    lake.sweeper.sweep();
    assertThat(state()).isEqualTo(RunState.QUEUED);
    assertThat(lake.history.isLakeBeingWritten()).isFalse();
  }

  private void dieWhileLaunching() {
    lake.launcher.whileLaunching =
        () -> {
          throw new IllegalStateException("kill -9");
        };
    assertThatThrownBy(lake::tick).hasMessage("kill -9");
    lake.launcher.whileLaunching = () -> {};
  }

  private RunId id() {
    return lake.run("2018-11").run().id();
  }

  private RunState state() {
    return lake.run("2018-11").run().state();
  }
}
