package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Assessment;
import io.sparkify.lake.service.partition.PartitionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LoadingTest {
  private static final SourceFile STRAY =
      new SourceFile("strays/2018-11/from-2018-10.parquet", 7, "1");

  private final Lake lake;

  LoadingTest(TestDatabase database) {
    lake = new Lake(database);
  }

  @Test
  void catalogAndMonthsGoInOneBatchNewestMonthFirst() {
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.put("songs", "1");
    lake.tick();
    assertThat(lake.launchedPartitions()).containsExactly("songs", "2018-11", "2018-10");
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.STARTING);
  }

  @Test
  void nothingIsLoadedTwice() {
    load("2018-11", "1");
    lake.tick();
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(1);
    assertThat(lake.assess("2018-11").state()).isEqualTo(PartitionState.LOADED);
  }

  @Test
  void changedMonthIsLoadedAgainAndTheReasonSaysWhatChanged() {
    load("2018-11", "1");
    RunId first = lake.run("2018-11").run().id();
    lake.put("2018-11", "2", "1");
    lake.tick();
    assertThat(lake.launchedPartitions()).containsExactly("2018-11");
    assertThat(lake.run("2018-11").run().reason())
        .isEqualTo(
            "1 file added, 1 changed since run %s of 2018-12-01T06:02:00Z"
                .formatted(first.toString().substring(0, 8)));
    lake.succeed();
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(lake.launcher.launched).hasSize(2);
  }

  @Test
  void bellRingsOnceForAllThatIsQueuedTogetherSoThatItGoesInOneBatch() {
    lake.put("songs", "1");
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.discovery.discover();
    int before = lake.rings;
    assertThat(lake.planning.queueDue()).hasSize(3);
    assertThat(lake.rings).isEqualTo(before + 1);
    assertThat(lake.planning.queueDue()).isEmpty();
    assertThat(lake.rings).isEqualTo(before + 1);
  }

  @Test
  void succeededRunKeepsAllThatItsReportSays() {
    load("2018-11", "1");
    RunDetails run = lake.run("2018-11");
    assertThat(run.run().endedAt()).isEqualTo(Lake.START.plus(Duration.ofMinutes(2)));
    assertThat(run.rowCounts()).isEqualTo(Lake.MONTH);
    assertThat(run.checks()).hasSize(1);
    assertThat(run.attempts())
        .containsExactly(
            new Attempt(
                run.run().id(),
                1,
                lake.launcher.tag(),
                AttemptState.SUCCEEDED,
                null,
                Lake.START.plus(Duration.ofMinutes(1)),
                Lake.START.plus(Duration.ofMinutes(2)),
                null,
                List.of()));
    assertThat(lake.history.stateChanges(run.run().id()))
        .extracting(StateChange::toState)
        .containsExactly(RunState.QUEUED, RunState.STARTING, RunState.RUNNING, RunState.SUCCEEDED);
    assertThat(lake.ledger.loadedRowCounts())
        .isEqualTo(Map.of(PartitionKey.parse("2018-11"), Lake.MONTH));
    assertThat(lake.history.latestAttempt(run.run().id()))
        .contains(
            new AttemptLocation(
                run.run().id(),
                1,
                lake.launcher.tag(),
                Lake.START.plus(Duration.ofMinutes(2)),
                "here"));
  }

  @Test
  void vanishedMonthStaysAsLoadedAndMayBeRequested() {
    load("2018-11", "1");
    lake.source.remove("2018-11");
    lake.tick();
    assertThat(lake.assess("2018-11"))
        .isEqualTo(
            new Assessment(
                PartitionState.VANISHED,
                "its input is gone since 2018-12-01T06:03:00Z; what was loaded stays",
                false));
    request("2018-11");
    lake.tick();
    assertThat(lake.task("2018-11").files()).hasSize(1);
  }

  @Test
  void missingRootLoadsNothingAndVanishesNothing() {
    load("2018-11", "1");
    lake.source.goAway();
    lake.tick();
    assertThat(lake.assess("2018-11").state()).isEqualTo(PartitionState.LOADED);
  }

  @Test
  void launchFailureFailsTheRunsWithItsReasonAndFreesTheLake() {
    lake.launcher.refuses = true;
    lake.put("2018-11", "1");
    lake.tick();
    RunDetails run = lake.run("2018-11");
    assertThat(run.run().state()).isEqualTo(RunState.FAILED);
    assertThat(run.attempts()).extracting(Attempt::failure).containsExactly(FakeLauncher.NO_SPARK);
    assertThat(lake.assess("2018-11").state()).isEqualTo(PartitionState.FAILED);
    lake.launcher.refuses = false;
    request("2018-11");
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(1);
  }

  @Test
  void applicationThatWaitsHasItsTagAndIsWantedWhenThereIsNothingToLoad() {
    lake.tick();
    assertThat(lake.launcher.rests).isEqualTo(1);
    ApplicationTag tag = ApplicationTag.random();
    lake.launcher.waiting = tag;
    lake.put("2018-11", "1");
    lake.tick();
    assertThat(lake.launcher.tag()).isEqualTo(tag);
    assertThat(lake.launcher.rests).isEqualTo(1);
  }

  @Test
  void tagOfALaunchThatFailedIsNotUsedAgain() {
    ApplicationTag tag = ApplicationTag.random();
    lake.launcher.waiting = tag;
    lake.launcher.refuses = true;
    lake.put("2018-11", "1");
    lake.tick();
    assertThat(lake.launcher.waiting).isNull();
    lake.launcher.refuses = false;
    request("2018-11");
    lake.tick();
    assertThat(lake.launcher.tag()).isNotEqualTo(tag);
  }

  @Test
  void failedMonthIsDueAgainOnlyWhenItsContentChanged() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.die();
    lake.tick();
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(1);
    assertThat(lake.run("2018-11").attempts())
        .extracting(Attempt::failure)
        .containsExactly(FakeLauncher.KILLED);
    lake.put("2018-11", "2");
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(2);
  }

  @Test
  void killedApplicationFailsOnlyTheRunsWithoutReport() {
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.report(lake.success(lake.task("2018-11")));
    lake.launcher.die();
    lake.tick();
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(lake.run("2018-10").run().state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void successWhoseBooksDoNotBalanceIsFailedAndNotLoaded() {
    lake.put("2018-11", "1");
    lake.tick();
    LoadTask task = lake.task("2018-11");
    lake.launcher.report(
        lake.report(
            task, Outcome.SUCCEEDED, Lake.MONTH.with(Counter.MALFORMED, 0), null, task.files()));
    lake.sweeper.sweep();
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.FAILED);
    assertThat(lake.run("2018-11").attempts())
        .extracting(Attempt::failure)
        .extracting(Failure::code, Failure::cause)
        .containsExactly(
            tuple(
                "books_do_not_balance",
                "The job reports success, but lines = malformed + skipped + duplicates + plays,"
                    + " but 10 is not 9."));
    assertThat(lake.ledger.find(PartitionKey.parse("2018-11")).orElseThrow().loaded()).isNull();
  }

  @Test
  void rejectedRunKeepsTheOldVersionLive() {
    load("2018-11", "1");
    lake.put("2018-11", "2");
    lake.tick();
    LoadTask task = lake.task("2018-11");
    lake.launcher.report(lake.report(task, Outcome.REJECTED, Lake.MONTH, null, task.files()));
    lake.launcher.die();
    lake.tick();
    assertThat(lake.assess("2018-11").state()).isEqualTo(PartitionState.REJECTED);
    assertThat(lake.history.stateChanges(lake.run("2018-11").run().id()))
        .extracting(StateChange::reason)
        .last()
        .isEqualTo("did not pass its checks: books_balance: 6 plays, not 7 plays");
    assertThat(lake.launcher.launched).hasSize(2);
  }

  @Test
  void progressMovesRunsOnAndNamesTheApplication() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.say(lake.reading());
    lake.sweeper.sweep();
    RunDetails run = lake.run("2018-11");
    assertThat(run.run().state()).isEqualTo(RunState.RUNNING);
    assertThat(run.attempts())
        .extracting(Attempt::applicationId)
        .containsExactly("local-1541105830796");
    assertThat(lake.progress.find(run.run().id()).orElseThrow().progress().fraction())
        .isEqualTo(0.25);
  }

  @Test
  void fractionDoesNotGoBackWithinAnApplication() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.say(lake.reading(0.25));
    lake.sweeper.sweep();
    lake.launcher.say(lake.reading(0.2));
    lake.sweeper.sweep();
    assertThat(fraction("2018-11")).isEqualTo(0.25);
  }

  @Test
  void watcherSeesTheProgressAndChangesNothing() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.launcher.say(lake.reading());
    lake.launcher.report(lake.success(lake.task("2018-11")));
    new Bystander(lake.applications, lake.launcher::progress, lake.progress).look();
    assertThat(fraction("2018-11")).isEqualTo(0.25);
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.STARTING);
  }

  private double fraction(String partition) {
    return lake.progress.find(lake.run(partition).run().id()).orElseThrow().progress().fraction();
  }

  @Test
  void sweepGoesOnAfterARestart() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.restart();
    lake.succeed();
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(lake.launcher.launched).hasSize(1);
  }

  @Test
  void applicationThatIsJustBeingLaunchedIsNotSwept() {
    lake.launcher.whileLaunching = () -> lake.sweeper.sweep();
    lake.put("2018-11", "1");
    lake.tick();
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.STARTING);
  }

  @Test
  void crashBetweenClaimAndLaunchFailsTheRunAfterTheRestart() {
    lake.launcher.whileLaunching =
        () -> {
          throw new IllegalStateException("the machine went down");
        };
    lake.put("2018-11", "1");
    assertThatThrownBy(lake::tick).hasMessage("the machine went down");
    lake.restart();
    lake.sweeper.sweep();
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void oneApplicationAtATime() {
    lake.put("2018-11", "1");
    lake.tick();
    lake.put("2018-10", "1");
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(1);
    lake.succeed();
    assertThat(lake.launchedPartitions()).containsExactly("2018-10");
  }

  @Test
  void lateReportOfAnEndedAttemptChangesNothing() {
    lake.put("2018-11", "1");
    lake.tick();
    LoadReport report = lake.success(lake.task("2018-11"));
    lake.launcher.die();
    lake.tick();
    SettlementStore settlements =
        new SettlementStore(lake.jdbi, lake.clock, new Retrier(Lake.ONCE, new Random(1)));
    assertThat(settlements.settle(report, null)).isEmpty();
    assertThat(lake.run("2018-11").run().state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void straysWrittenByTheBatchDoNotMakeItsMonthsDueAgain() {
    lake.put("2018-11", "1");
    lake.tick();
    LoadTask task = lake.task("2018-11");
    List<SourceFile> withStray = Stream.concat(task.files().stream(), Stream.of(STRAY)).toList();
    lake.launcher.report(lake.report(task, Outcome.SUCCEEDED, Lake.MONTH, null, withStray));
    lake.launcher.die();
    lake.sweeper.sweep();
    assertThat(lake.assess("2018-11").state()).isEqualTo(PartitionState.LOADED);
    lake.source.put("2018-11", Lake.START, withStray.toArray(SourceFile[]::new));
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(1);
    assertThat(lake.run("2018-11").run().fingerprint()).isEqualTo(Fingerprint.of(withStray));
  }

  @Test
  void straysOfAMonthAreNotAmongTheFilesOfItsTask() {
    lake.source.put("2018-11", Lake.START, STRAY);
    lake.tick();
    assertThat(lake.task("2018-11").files()).isEmpty();
  }

  @Test
  void runBuildsWhatIsThereWhenItIsClaimed() {
    lake.put("2018-11", "1");
    lake.discovery.discover();
    request("2018-11");
    lake.put("2018-11", "2");
    lake.discovery.discover();
    lake.dispatcher.dispatch();
    assertThat(lake.task("2018-11").files()).extracting(SourceFile::version).containsExactly("2");
    assertThat(lake.run("2018-11").run().fingerprint())
        .isEqualTo(Fingerprint.of(lake.task("2018-11").files()));
  }

  @Test
  void monthsWaitForACatalogWhoseFirstLoadFailed() {
    lake.put("songs", "1");
    lake.tick();
    lake.launcher.die();
    lake.put("2018-11", "1");
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(1);
    assertThat(lake.assess("2018-11"))
        .isEqualTo(
            new Assessment(
                PartitionState.NEW,
                "never loaded; waits for the song catalog, which was never loaded",
                false));
    request("songs");
    lake.tick();
    assertThat(lake.launchedPartitions()).containsExactly("songs", "2018-11");
  }

  @Test
  void queuedMonthsOfALaterBatchWaitForTheCatalogToo() {
    lake.limits = new BatchLimits(1, Long.MAX_VALUE, 1, Long.MAX_VALUE);
    lake.restart();
    lake.put("songs", "1");
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    assertThat(lake.launchedPartitions()).containsExactly("songs", "2018-11");
    lake.launcher.die();
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(1);
    assertThat(lake.planning.plan().waiting())
        .extracting(Plan.Waiting::partition)
        .contains(PartitionKey.parse("2018-10"));
  }

  @Test
  void monthMatchedAgainstAnOlderCatalogSaysSoAndIsNotDue() {
    lake.put("songs", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
    lake.put("songs", "2");
    lake.tick();
    assertThat(lake.launchedPartitions()).containsExactly("songs");
    lake.succeed();
    assertThat(lake.assess("2018-11").state()).isEqualTo(PartitionState.LOADED);
    assertThat(lake.assess("2018-11").why()).endsWith("; matched against an older catalog");
    assertThat(lake.launcher.launched).hasSize(2);
  }

  @Test
  void unchangedPartitionIsRefusedUnlessForced() {
    load("2018-11", "1");
    assertThatThrownBy(() -> request("2018-11"))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo("unchanged"));
    lake.runs.requestRun(
        new RunOrder(PartitionKey.parse("2018-11"), RunTrigger.OPERATOR, "me", "again", true));
    lake.tick();
    assertThat(lake.launcher.launched).hasSize(2);
  }

  @Test
  void activePartitionIsRefusedWithItsRun() {
    lake.put("2018-11", "1");
    lake.tick();
    assertThatThrownBy(() -> request("2018-11"))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.code()).isEqualTo("already_active");
              assertThat(e.extras())
                  .isEqualTo(Map.of("run_id", lake.run("2018-11").run().id().toString()));
            });
  }

  @Test
  void unknownPartitionIsNotFound() {
    assertThatThrownBy(() -> request("2018-11"))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo("unknown_partition"));
  }

  private void load(String partition, String... versions) {
    lake.put(partition, versions);
    lake.tick();
    lake.succeed();
  }

  private void request(String partition) {
    lake.runs.requestRun(
        new RunOrder(
            PartitionKey.parse(partition), RunTrigger.OPERATOR, "me", "it is needed", false));
  }
}
