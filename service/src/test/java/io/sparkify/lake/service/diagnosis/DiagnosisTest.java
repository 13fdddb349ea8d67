package io.sparkify.lake.service.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {
  private static final Diagnosis DIAGNOSIS = new Diagnosis(Rules.shipped(), Redaction.byForm());
  private static final String ABORTED =
      """
      org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent failure: Lost task 0.3 in stage 1.0 (TID 7) (10.0.0.5 executor 1): ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: Remote RPC client disassociated.
      Driver stacktrace:
      \tat org.apache.spark.scheduler.DAGScheduler.abortStage(DAGScheduler.scala:2860)
      """;

  @Test
  void causeBeatsWhatItBringsAboutWhereverItStands() {
    assertThat(
            death(
                "26/11/21 19:00:00 WARN YarnSchedulerBackend: Container killed by YARN for exceeding"
                    + " physical memory limits. 5.0 GB of 5 GB physical memory used.\n"
                    + "26/11/21 19:00:01 ERROR YarnScheduler: Lost executor 1 on node-1: it is gone\n"
                    + ABORTED))
        .extracting(Failure::code)
        .isEqualTo("container_out_of_memory");
    assertThat(death(ABORTED)).extracting(Failure::code).isEqualTo("executor_lost");
  }

  @Test
  void warningAndItsStackCountOnlyForRulesThatSaySo() {
    assertThat(
            death(
                """
                26/11/21 19:00:00 WARN S3A: retried
                java.net.ConnectException: Connection refused
                \tat java.base/sun.nio.ch.Net.connect(Net.java:579)
                Caused by: java.io.IOException: No space left on device
                26/11/21 19:00:01 INFO Batch: goes on
                """))
        .extracting(Failure::code)
        .isEqualTo("driver_killed");
  }

  @Test
  void errorThatSparkIgnoresIsNone() {
    assertThat(
            death(
                """
                2026-11-21T20:07:09.929Z ERROR Inbox: Ignoring error
                org.apache.spark.SparkException: Exception thrown in awaitResult:\s
                \tat org.apache.spark.util.SparkThreadUtils$.awaitResult(SparkThreadUtils.scala:53)
                Caused by: org.apache.spark.rpc.RpcEndpointNotFoundException: Cannot find endpoint: spark://X@127.0.0.1:46745
                2026-11-21T20:07:12.000Z INFO  Batch: 2018-03: reading 3 files
                """))
        .extracting(Failure::code)
        .isEqualTo("driver_killed");
  }

  @Test
  void failureThatHasItsReportIsNotWhyTheDriverDied() {
    assertThat(
            death(
                """
                2026-11-21T19:00:00.000Z ERROR Failures: 2018-02 failed (source_unreadable). Replace it.
                io.sparkify.lake.job.source.SourceReadException: Cannot read x.gz
                Caused by: java.io.EOFException: Unexpected end of ZLIB input stream
                2026-11-21T19:00:01.000Z INFO  Batch: 2018-03: reading 3 files
                """))
        .extracting(Failure::code)
        .isEqualTo("driver_killed");
  }

  @Test
  void reportThatSaysOnlyThatItFailedIsRefinedByItsEvidence() {
    Failure said =
        said(
            "org.apache.spark.SparkException: [TASK_WRITE_FAILED] Task failed while writing rows\n"
                + "Caused by: java.io.IOException: No space left on device");

    Failure failure = DIAGNOSIS.refine(said, "2018-03", () -> LogTail.of("never asked for"));

    assertThat(failure.code()).isEqualTo("disk_full");
    assertThat(failure.kind()).isEqualTo(FailureKind.INFRASTRUCTURE);
    assertThat(failure.evidence()).isEqualTo(said.evidence());
  }

  @Test
  void reportThatShowsASymptomIsRefinedByThePartOfTheLogThatIsAboutIt() {
    String log =
        """
        2026-11-21T19:00:00.000Z ERROR Failures: 2018-02 failed (job_failed). Read the log.
        java.io.IOException: Permission denied
        2026-11-21T19:00:01.000Z ERROR TaskSchedulerImpl: Lost executor 1 on 10.0.0.5: Command exited with code 137
        2026-11-21T19:00:02.000Z ERROR Failures: 2018-03 failed (job_failed). Read the log.
        org.apache.spark.SparkException: Job aborted
        2026-11-21T19:00:03.000Z ERROR Failures: 2018-04 failed (job_failed). Read the log.
        java.io.IOException: No space left on device
        """;

    assertThat(DIAGNOSIS.refine(said(ABORTED), "2018-03", () -> LogTail.of(log)))
        .extracting(Failure::code, Failure::cause)
        .containsExactly(
            "executor_killed",
            "An executor ended with status 137, which is a signal that it was sent.");
  }

  @Test
  void whatNobodyKnowsStaysAsTheJobSaidIt() {
    Failure said = said("java.lang.ArithmeticException: odd\n\tat a.B.c(B.java:1)");

    assertThat(DIAGNOSIS.refine(said, "2018-03", () -> LogTail.of("nothing to see")))
        .isEqualTo(said);
  }

  @Test
  void whatTheJobKnowsByItselfStays() {
    Failure said =
        new Failure(
            FailureKind.BAD_DATA,
            "source_unreadable",
            "T",
            "C.",
            "R.",
            "java.io.IOException: Connection refused");

    assertThat(DIAGNOSIS.refine(said, "2018-03", () -> LogTail.of(ABORTED))).isEqualTo(said);
  }

  @Test
  void evidenceIsTheLinesThatShowItAndNotTheWholeTrace() {
    String frames = "\tat a.B.c(B.java:1)\n".repeat(40);

    assertThat(
            death(
                "2026-11-21T19:00:00.000Z INFO  Batch: reading\n"
                    + "2026-11-21T19:00:01.000Z ERROR Executor: Exception in task 0.0\n"
                    + "org.apache.spark.SparkException: outer\n"
                    + frames
                    + "Caused by: java.io.IOException: No space left on device\n"
                    + frames
                    + "2026-11-21T19:00:02.000Z INFO  ShutdownHook: bye\n"))
        .extracting(Failure::evidence)
        .isEqualTo(
            """
            2026-11-21T19:00:01.000Z ERROR Executor: Exception in task 0.0
            Caused by: java.io.IOException: No space left on device
            \tat a.B.c(B.java:1)
            \tat a.B.c(B.java:1)
            \tat a.B.c(B.java:1)""");
  }

  @Test
  void messageWhoseLinesAreWrittenOutIsReadByItsLines() {
    assertThat(
            death(
                "2026-11-21T19:00:01.000Z ERROR TaskSetManager: Lost task 0.0: org.X: failed\\n\tat a.B.c(B.java:1)"
                    + "\\nCaused by: java.io.IOException: Too many open files\\n\tat a.B.c(B.java:2)"))
        .extracting(Failure::code)
        .isEqualTo("too_many_open_files");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "Lost task ",
        "Lost executor 1 on ",
        "NoSuchMethodError: scala",
        "AM Container for appattempt_1 exited with ",
        "at java.lang.OutOfMemor",
        "Caused by: ",
        "password=",
        "://x:",
        "\\n\t",
        "1 ERROR ",
        "Exception in thread ",
        "x.y.z.",
        "awssdk Status Code: "
      })
  void hostileLogTakesNoLongerThanAnotherOne(String piece) {
    String line = piece.repeat(200_000 / piece.length());
    String log =
        (line + "\n").repeat(3) + (piece.repeat(1_900 / piece.length()) + "\n").repeat(500);

    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> death(log));
  }

  private static Failure death(String log) {
    return DIAGNOSIS.death(LogTail.of(log));
  }

  private static Failure said(String evidence) {
    return new Failure(
        FailureKind.INTERNAL,
        "job_failed",
        "The job failed",
        "It failed.",
        "Read the log.",
        evidence.strip());
  }
}
