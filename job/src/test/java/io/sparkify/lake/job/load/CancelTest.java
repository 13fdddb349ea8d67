package io.sparkify.lake.job.load;

import static io.sparkify.lake.job.load.TestEvents.DAY;
import static io.sparkify.lake.job.load.TestEvents.NOON;
import static io.sparkify.lake.job.load.TestEvents.play;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.CancelRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.lake.HookedLake;
import io.sparkify.lake.job.lake.LakeFiles;
import io.sparkify.lake.job.report.CancelledException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CancelTest {
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void write() {
    trial = Trial.in(folder);
    trial.input().log("2018-10", "a.json", play(NOON - 30 * DAY, "8", 1, 0, "free"));
    trial.input().log("2018-11", "a.json", play(NOON, "8", 1, 0, "free"));
  }

  @Test
  void cancelledMonthOfABatchIsGivenUpAndItsNeighboursGoOn() throws IOException {
    BatchRequest request = trial.input().request("songs", "2018-11", "2018-10");
    ask(request, run(request, "2018-11"));

    TestReports reports = TestLoad.load(request);

    assertThat(reports.of("2018-10").outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(reports.of("songs").outcome()).isEqualTo(Outcome.SUCCEEDED);
    Failure failure = Objects.requireNonNull(reports.of("2018-11").failure());
    assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED);
    assertThat(failure.code()).isEqualTo("cancelled");
    assertThat(trial.tables().query("select distinct month from {songplays}"))
        .containsExactly("10");
    assertThat(trial.leftOver("staging")).isEmpty();
  }

  @Test
  void cancelledMonthThatWaitsForItsTurnIsReportedAtOnce() throws IOException {
    BatchRequest request = trial.input().request("2018-11", "2018-10");
    String report = LakePaths.report(run(request, "2018-10"), 1);
    CountDownLatch reported = new CountDownLatch(1);
    AtomicBoolean asked = new AtomicBoolean();
    LakeFiles lake =
        HookedLake.open(
            request.lake(),
            TestLoad.configuration(),
            new HookedLake.Hook() {
              @Override
              public void before(String target) throws IOException {
                if (target.contains("/_lake/fence/") && !asked.getAndSet(true)) {
                  // The first thing that a batch does; no month is begun while this waits.
                  ask(request, run(request, "2018-10"));
                  assertThat(awaits(reported)).isTrue();
                }
              }

              @Override
              public void after(String target) {
                if (target.endsWith(report)) {
                  reported.countDown();
                }
              }
            });

    TestReports reports = TestLoad.load(request, lake);

    assertThat(reports.of("2018-10").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(reports.of("2018-11").outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  private static boolean awaits(CountDownLatch latch) throws IOException {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void monthThatIsCancelledWhenItIsStagedIsNotPublished() throws IOException {
    BatchRequest request = trial.input().request("2018-11");
    RunId run = run(request, "2018-11");
    Cancellations cancellations = cancellations(request);
    cancellations.begin(run);
    cancellations.leave(run);
    ask(request, run);
    cancellations.look();

    assertThat(cancellations.settle(run)).isFalse();
  }

  @Test
  void cancelAfterThePublicationBeganComesTooLate() throws IOException {
    BatchRequest request = trial.input().request("2018-11");
    LakeFiles lake =
        HookedLake.open(
            request.lake(),
            TestLoad.configuration(),
            target -> {
              if (target.contains("/_lake/journal/")) {
                ask(request, run(request, "2018-11"));
              }
            });

    assertThat(TestLoad.load(request, lake).of("2018-11").outcome()).isEqualTo(Outcome.SUCCEEDED);
    Cancellations cancellations = cancellations(request);
    assertThat(cancellations.settle(run(request, "2018-11"))).isTrue();
    cancellations.look();
    assertThat(cancellations.isCancelled(run(request, "2018-11"))).isFalse();
  }

  @Test
  void whatSparkDoesForACancelledRunStopsAtOnce() throws Exception {
    BatchRequest request = trial.input().request("2018-11");
    RunId run = run(request, "2018-11");
    Cancellations cancellations = cancellations(request);
    cancellations.begin(run);
    try {
      JavaFutureAction<Long> job =
          JavaSparkContext.fromSparkContext(TestSpark.session().sparkContext())
              .parallelize(List.of(1))
              .map(CancelTest::neverEnds)
              .countAsync();
      ask(request, run);
      cancellations.look();

      assertThatThrownBy(() -> job.get(1, TimeUnit.MINUTES))
          .hasRootCauseInstanceOf(SparkException.class)
          .hasStackTraceContaining("cancelled job group " + run);
      assertThatThrownBy(() -> cancellations.begin(run)).isInstanceOf(CancelledException.class);
    } finally {
      cancellations.leave(run);
    }
  }

  private static int neverEnds(int one) throws InterruptedException {
    new CountDownLatch(1).await();
    return one;
  }

  private Cancellations cancellations(BatchRequest request) throws IOException {
    return new Cancellations(TestSpark.session().sparkContext(), lake(request), request.tag());
  }

  private static RunId run(BatchRequest request, String partition) {
    return request.tasks().stream()
        .filter(task -> task.partition().value().equals(partition))
        .map(LoadTask::runId)
        .findFirst()
        .orElseThrow();
  }

  private static LakeFiles lake(BatchRequest request) throws IOException {
    return LakeFiles.open(request.lake(), TestLoad.configuration());
  }

  private static void ask(BatchRequest request, RunId... runs) throws IOException {
    lake(request)
        .writeText(
            LakePaths.cancel(request.tag()), ContractJson.write(new CancelRequest(List.of(runs))));
  }
}
