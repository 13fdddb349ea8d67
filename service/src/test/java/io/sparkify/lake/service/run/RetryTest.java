package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.partition.PartitionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RetryTest {
  private static final RetryRule RULE =
      new RetryRule(3, Duration.ofMinutes(10), Duration.ofMinutes(15), 0);

  private final Lake lake;

  RetryTest(TestDatabase database) {
    lake = new Lake(database);
    lake.retry(RULE);
  }

  @Test
  void failedAttemptWithTriesLeftGoesBackToTheQueueAndSaysWhy() {
    loadAndDie("2018-11");
    Instant next = Lake.START.plus(Duration.ofMinutes(12));
    Run run = lake.run("2018-11").run();
    assertThat(run.state()).isEqualTo(RunState.QUEUED);
    assertThat(run.notBefore()).isEqualTo(next);
    String why =
        "attempt 1 of 3 failed: The driver was killed: The driver ended with status 137."
            + " Tries again not before 2018-12-01T06:12:00Z.";
    assertThat(lake.history.stateChanges(run.id()))
        .last()
        .isEqualTo(
            new StateChange(
                RunState.STARTING, RunState.QUEUED, why, Lake.START.plus(Duration.ofMinutes(2))));
    assertThat(lake.assess("2018-11").state()).isEqualTo(PartitionState.LOADING);
    assertThat(lake.assess("2018-11").why()).endsWith(" is queued again: " + why);
    assertThat(lake.planning.plan())
        .isEqualTo(
            new Plan(
                List.of(),
                List.of(
                    new Plan.Waiting(
                        PartitionKey.parse("2018-11"),
                        PartitionState.LOADING,
                        lake.assess("2018-11").why())),
                List.of(),
                List.of()));
  }

  @Test
  void claimHonoursTheDelayWhichDoublesUpToItsLimitAndTheLastFailureIsFinal() {
    loadAndDie("2018-11");
    for (int minute = 3; minute < 12; minute++) {
      lake.tick();
      assertThat(lake.launcher.launched).as("minute %d", minute).hasSize(1);
    }
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(2);
    assertThat(lake.task("2018-11").attempt()).isEqualTo(2);
    lake.launcher.die();
    lake.tick();
    assertThat(lake.run("2018-11").run().notBefore())
        .isEqualTo(lake.clock.instant().plus(Duration.ofMinutes(15)));
    lake.clock.advance(Duration.ofMinutes(15));
    lake.tick();
    lake.launcher.die();
    lake.tick();
    RunDetails run = lake.run("2018-11");
    assertThat(run.run().state()).isEqualTo(RunState.FAILED);
    assertThat(run.attempts())
        .extracting(Attempt::state)
        .containsExactly(AttemptState.FAILED, AttemptState.FAILED, AttemptState.FAILED);
    assertThat(lake.launcher.launched).hasSize(3);
  }

  @Test
  void reportedFailureIsTriedAgainByItsKindAndKeepsNoCounts() {
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    report("2018-10", FailureKind.BAD_DATA);
    report("2018-11", FailureKind.INFRASTRUCTURE);
    lake.launcher.die();
    lake.tick();
    assertThat(lake.run("2018-10").run().state()).isEqualTo(RunState.FAILED);
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.QUEUED);
    assertThat(lake.run("2018-11").checks()).isEmpty();
    lake.clock.advance(Duration.ofMinutes(10));
    lake.tick();
    lake.succeed();
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(lake.run("2018-11").rowCounts()).isEqualTo(Lake.MONTH);
  }

  @Test
  void explanationOfAReportIsKeptAndDecidesWhetherToTryAgain() {
    Failure explained =
        new Failure(FailureKind.INFRASTRUCTURE, "disk_full", "Full", "It is full.", "Free it.", "");
    lake.explainer = (report, said) -> explained;
    lake.put("2018-11", "1");
    lake.tick();
    report("2018-11", FailureKind.INTERNAL);
    lake.launcher.die();
    lake.tick();
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.QUEUED);
    assertThat(lake.run("2018-11").attempts().get(0).failure()).isEqualTo(explained);
  }

  @Test
  void launchFailureIsTriedAgainTogether() {
    lake.launcher.refuses = true;
    lake.launcher.refusal =
        new Failure(FailureKind.LAUNCH, "spark_submit_failed", "No launch", "No.", "Wait.", "");
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.refuses = false;
    lake.clock.advance(Duration.ofMinutes(10));
    lake.tick();
    assertThat(lake.launchedPartitions()).containsExactly("2018-11", "2018-10");
  }

  @Test
  void monthsThatRanWhenTheirDriverDiedGoAloneAndTheirNeighboursWithThemNot() {
    lake.put("2018-09", "1");
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.say(lake.reading());
    lake.launcher.report(lake.success(lake.task("2018-09")));
    lake.tick();
    lake.launcher.die();
    lake.tick();
    lake.put("2018-12", "1");
    lake.tick();
    assertThat(lake.launchedPartitions()).containsExactly("2018-12");
    lake.clock.advance(Duration.ofMinutes(10));
    lake.succeed();
    assertThat(lake.launchedPartitions()).containsExactly("2018-11");
    lake.succeed();
    assertThat(lake.launchedPartitions()).containsExactly("2018-10");
    lake.succeed();
    assertThat(lake.launcher.launched).hasSize(4);
  }

  private void loadAndDie(String partition) {
    lake.put(partition, "1");
    lake.tick();
    lake.launcher.die();
    lake.tick();
  }

  private void report(String partition, FailureKind kind) {
    LoadTask task = lake.task(partition);
    lake.launcher.report(
        lake.report(
            task,
            Outcome.FAILED,
            Lake.MONTH,
            new Failure(kind, "code", "Title", "Cause.", "Remedy.", ""),
            task.files()));
  }
}
