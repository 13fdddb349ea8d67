package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.error.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RunCancelTest {
  private static final Wish WISH = new Wish("anna", "a mistake");
  private static final Failure GIVEN_UP =
      new Failure(FailureKind.CANCELLED, "cancelled", "Cancelled", "Asked for.", "Wait.", "");

  private final Lake lake;

  RunCancelTest(TestDatabase database) {
    lake = new Lake(database);
    lake.retry(RetryRule.DEFAULT);
  }

  @Test
  void queuedRunIsCancelledAtOnceAndItsMonthIsNotDueAgain() {
    lake.put("2018-11", "1");
    lake.discovery.discover();
    lake.planning.queueDue();
    assertThat(lake.actions.cancel(id("2018-11"), WISH)).isEqualTo(RunState.CANCELLED);
    assertThat(history("2018-11")).last().isEqualTo("cancelled by anna: a mistake");
    lake.tick();
    lake.tick();
    assertThat(lake.launcher.launched).isEmpty();
    assertThat(lake.assess("2018-11").why())
        .endsWith(" was cancelled; waits for other content or a request");
  }

  @Test
  void runThatWaitsForItsNextAttemptIsCancelledAtOnce() {
    start("2018-11");
    lake.launcher.die();
    lake.tick();
    assertThat(state("2018-11")).isEqualTo(RunState.QUEUED);
    assertThat(lake.actions.cancel(id("2018-11"), WISH)).isEqualTo(RunState.CANCELLED);
    lake.clock.advance(Duration.ofHours(1));
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(1);
  }

  @Test
  void runningRunIsAskedForFirstAndCancelledWhenItsDriverGaveItUp() {
    start("2018-10", "2018-11");
    lake.launcher.say(lake.reading());
    lake.sweeper.sweep();
    assertThat(lake.actions.cancel(id("2018-11"), WISH)).isEqualTo(RunState.RUNNING);
    lake.sweeper.sweep();
    lake.sweeper.sweep();
    assertThat(lake.launcher.asked).containsExactly(Set.of(id("2018-11")));
    assertThat(lake.launcher.kills).isZero();
    giveUp("2018-11");
    lake.sweeper.sweep();
    assertThat(state("2018-11")).isEqualTo(RunState.CANCELLED);
    assertThat(lake.run("2018-11").attempts())
        .extracting(Attempt::state)
        .containsExactly(AttemptState.CANCELLED);
    assertThat(state("2018-10")).isEqualTo(RunState.RUNNING);
    assertThat(history("2018-11"))
        .endsWith("to be cancelled by anna: a mistake", "cancelled by anna: a mistake");
  }

  @Test
  void driverThatDoesNotGiveUpIsKilledAndItsNeighboursGoAtOnceWithoutLosingAnAttempt() {
    start("2018-10", "2018-11");
    lake.launcher.say(lake.reading());
    lake.sweeper.sweep();
    lake.actions.cancel(id("2018-11"), WISH);
    lake.clock.advance(Duration.ofSeconds(29));
    lake.sweeper.sweep();
    assertThat(lake.launcher.kills).isZero();
    lake.launcher.immortal = true;
    lake.clock.advance(Duration.ofSeconds(1));
    lake.sweeper.sweep();
    assertThat(lake.launcher.kills).isEqualTo(1);
    assertThat(state("2018-11")).as("not before it is confirmed").isEqualTo(RunState.RUNNING);

    lake.launcher.die();
    lake.sweeper.sweep();
    assertThat(state("2018-11")).isEqualTo(RunState.CANCELLED);
    assertThat(lake.run("2018-10").run().notBefore()).isNull();
    assertThat(history("2018-10"))
        .last()
        .isEqualTo(
            "Its application was ended, as run %s was cancelled and did not end by itself. This attempt does not count."
                .formatted(id("2018-11")));
    lake.dispatcher.dispatch();
    assertThat(lake.launchedPartitions()).containsExactly("2018-10");
    lake.succeed();
    assertThat(lake.run("2018-10").attempts())
        .extracting(Attempt::state)
        .containsExactly(AttemptState.CANCELLED, AttemptState.SUCCEEDED);
  }

  @Test
  void wishAndKillGoOnAfterARestart() {
    start("2018-11");
    lake.actions.cancel(id("2018-11"), WISH);
    lake.restart();
    lake.sweeper.sweep();
    assertThat(lake.launcher.asked).containsExactly(Set.of(id("2018-11")));
    lake.launcher.immortal = true;
    lake.clock.advance(Duration.ofSeconds(30));
    lake.sweeper.sweep();
    lake.restart();
    lake.sweeper.sweep();
    assertThat(lake.launcher.kills).isEqualTo(2);
    lake.restart();
    lake.launcher.die();
    lake.sweeper.sweep();
    assertThat(state("2018-11")).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void publicationThatWasCommittedWinsAndTheHistorySaysSo() {
    start("2018-11");
    lake.actions.cancel(id("2018-11"), WISH);
    lake.succeed();
    assertThat(state("2018-11")).isEqualTo(RunState.SUCCEEDED);
    assertThat(history("2018-11"))
        .last()
        .isEqualTo(
            "published, the books balance; being cancelled by anna: a mistake came too late");
  }

  @Test
  void publicationUnderWayIsNotKilledButWaitedFor() {
    start("2018-11");
    RunId run = id("2018-11");
    lake.launcher.say(
        new Progress(
            lake.launcher.tag(),
            "local-1",
            "worker",
            1,
            lake.clock.instant(),
            List.of(new Progress.RunProgress(run, Phase.PUBLISHING, 0.9, 5L, 5L))));
    lake.actions.cancel(run, WISH);
    lake.clock.advance(Duration.ofMinutes(1));
    lake.sweeper.sweep();
    assertThat(lake.launcher.kills).isZero();
  }

  @Test
  void publicationThatTheJournalHoldsIsFinishedByTheNextAttempt() {
    start("2018-11");
    RunId run = id("2018-11");
    lake.actions.cancel(run, WISH);
    lake.launcher.publishing = Set.of(run);
    lake.launcher.die();
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(2);
    lake.succeed();
    assertThat(state("2018-11")).isEqualTo(RunState.SUCCEEDED);
    assertThat(history("2018-11"))
        .contains(
            "its publication had begun, so that being cancelled by anna: a mistake came too late;"
                + " the next attempt finishes it");
  }

  @Test
  void deadDriverOfACancelledRunIsNotTriedAgain() {
    start("2018-11");
    lake.actions.cancel(id("2018-11"), WISH);
    lake.launcher.die();
    lake.sweeper.sweep();
    assertThat(state("2018-11")).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void wishThatMeetsARunJustQueuedAgainIsFulfilledByTheNextSweep() {
    start("2018-11");
    lake.launcher.die();
    lake.tick();
    lake.jdbi.useHandle(
        handle ->
            handle.execute(
                "update run set cancel_at = created_at, cancel_by = 'anna', cancel_reason = 'x'"));
    lake.clock.advance(Duration.ofHours(1));
    lake.dispatcher.dispatch();
    assertThat(lake.launcher.launched).hasSize(1);
    lake.sweeper.sweep();
    assertThat(state("2018-11")).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void endedRunCannotBeCancelled() {
    start("2018-11");
    lake.succeed();
    assertThatThrownBy(() -> lake.actions.cancel(id("2018-11"), WISH))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo("illegal_state"))
        .hasMessageContaining("is SUCCEEDED and cannot be cancelled: it has ended");
  }

  @Test
  void cancellingTwiceIsTheSameAsOnce() {
    start("2018-11");
    lake.actions.cancel(id("2018-11"), WISH);
    lake.actions.cancel(id("2018-11"), new Wish("bob", "me too"));
    assertThat(lake.run("2018-11").cancellation())
        .isEqualTo(new Cancellation("anna", "a mistake", lake.clock.instant()));
  }

  @Test
  void retryOfAWaitingRunLetsItGoAtOnce() {
    start("2018-11");
    lake.launcher.die();
    lake.sweeper.sweep();
    RunId run = id("2018-11");
    assertThat(lake.actions.retry(run, WISH)).isEqualTo(run);
    lake.dispatcher.dispatch();
    assertThat(lake.launcher.launched).hasSize(2);
    assertThat(history("2018-11")).contains("retried at once by anna: a mistake");
    assertThatThrownBy(() -> lake.actions.retry(run, WISH))
        .hasMessageContaining("is STARTING and cannot be retried: it is being tried");
  }

  @Test
  void retryOfACancelledRunIsANewOneThoughNothingChanged() {
    start("2018-11");
    lake.actions.cancel(id("2018-11"), WISH);
    lake.launcher.die();
    lake.sweeper.sweep();
    RunId cancelled = id("2018-11");
    RunId next = lake.actions.retry(cancelled, WISH);
    assertThat(next).isNotEqualTo(cancelled);
    assertThat(lake.run(next).run())
        .extracting(Run::trigger, Run::requestedBy, Run::reason, Run::forced)
        .containsExactly(RunTrigger.OPERATOR, "anna", "a mistake", true);
    assertThatThrownBy(() -> lake.actions.retry(next, WISH))
        .hasMessageContaining("is QUEUED and cannot be retried: nothing keeps it waiting");
    assertThatThrownBy(() -> lake.actions.retry(cancelled, WISH))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo("already_active"));
  }

  private void start(String... partitions) {
    for (String partition : partitions) {
      lake.put(partition, "1");
    }
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(1);
  }

  private void giveUp(String partition) {
    LoadTask task = lake.task(partition);
    lake.launcher.report(lake.report(task, Outcome.FAILED, Lake.MONTH, GIVEN_UP, task.files()));
  }

  private RunId id(String partition) {
    return lake.run(partition).run().id();
  }

  private RunState state(String partition) {
    return lake.run(partition).run().state();
  }

  private List<String> history(String partition) {
    return lake.history.stateChanges(id(partition)).stream().map(StateChange::reason).toList();
  }
}
