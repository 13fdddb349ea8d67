package io.sparkify.lake.service.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.diagnosis.Diagnosis;
import io.sparkify.lake.service.diagnosis.Redaction;
import io.sparkify.lake.service.diagnosis.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDiagnosisTest {
  private static final Failure SAID =
      new Failure(
          FailureKind.INTERNAL,
          "job_failed",
          "The job failed",
          "It failed.",
          "Read the log.",
          "org.apache.spark.SparkException: Job 3 cancelled because SparkContext was shut down");

  @TempDir Path work;
  private final ApplicationTag tag = ApplicationTag.random();

  @Test
  void reportOfASymptomIsExplainedByTheLogOfItsApplication() throws IOException {
    Path logs = Files.createDirectories(work.resolve("logs"));
    Files.writeString(
        logs.resolve(tag + ".log"),
        """
        2018-12-01T06:00:00.000Z ERROR Executor: Exception in task 0.0
        java.lang.OutOfMemoryError: Java heap space
        """);

    assertThat(explained().code()).isEqualTo("driver_out_of_memory");
  }

  @Test
  void reportWhoseLogIsOnAnotherMachineIsExplainedByItself() {
    assertThat(explained().code()).isEqualTo("driver_stopped");
  }

  private Failure explained() {
    return new ReportDiagnosis(work, new Diagnosis(Rules.shipped(), Redaction.byForm()))
        .explain(Reports.succeeded(RunId.random(), tag), SAID);
  }
}
