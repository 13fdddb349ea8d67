package io.sparkify.lake.service.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.service.diagnosis.Diagnosis;
import io.sparkify.lake.service.diagnosis.LogTail;
import io.sparkify.lake.service.diagnosis.Redaction;
import io.sparkify.lake.service.diagnosis.Rules;
import io.sparkify.lake.service.run.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeathCertificateTest {
  private static final Diagnosis DIAGNOSIS = new Diagnosis(Rules.shipped(), Redaction.byForm());

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "heap                | Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space | driver_out_of_memory",
        "machine             | There is insufficient memory for the Java Runtime Environment to continue. | machine_out_of_memory",
        "disk                | java.io.IOException: No space left on device | disk_full",
        "class version       | java.lang.UnsupportedClassVersionError: io/x has been compiled | java_unfit",
        "no Java             | spark-submit: no Java at '/x/bin/java': set JAVA_HOME to a JDK 17 | java_unfit",
        "class not found     | java.lang.ClassNotFoundException: io.sparkify.lake.job.LoadBatch | class_missing",
        "main class          | Error: Failed to load class io.sparkify.lake.job.LoadBatch. | class_missing",
        "permission          | java.io.FileNotFoundException: /lake/x (Permission denied) | permission_denied",
        "S3 refuses          | java.nio.file.AccessDeniedException: s3a://lake/x: getFileStatus on s3a://lake/x: software.amazon.awssdk.services.s3.model.S3Exception: (Service: S3, Status Code: 403) :403 Forbidden | s3_access_denied",
        "S3 is away          | Caused by: software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Connect to 127.0.0.1:1 failed: Connection refused | storage_unreachable",
        "S3 is retried       | 18/12/01 06:00:00 WARN S3A: software.amazon.awssdk.core.exception.SdkClientException: Connection refused | driver_killed",
        "port                | java.net.BindException: Service 'sparkDriver' failed after 16 retries | could_not_bind",
        "another exception   | java.lang.IllegalStateException: no such luck | driver_failed",
        "an error line       | 18/12/01 06:00:00 ERROR SparkContext: it broke | driver_failed",
        "no error            | 18/12/01 06:00:00 INFO SparkContext: Running | driver_killed",
        "a warning only      | 18/12/01 06:00:00 WARN X: Permission denied | driver_killed",
        "Java's own warnings | WARNING: Using incubator modules: jdk.incubator.vector | driver_killed",
      })
  void lineOfTheLogDecides(String rule, String line, String code) {
    assertThat(certify("first line\n" + line + "\nlast line\n").code()).as(rule).isEqualTo(code);
  }

  @Test
  void rootCauseIsNamedAndShownWithWhereItWasThrown() {
    Failure failure =
        certify(
            """
            18/12/01 06:00:00 INFO SparkContext: Running
            Exception in thread "main" java.lang.RuntimeException: outer
            \tat io.sparkify.X.y(X.java:1)
            Caused by: java.lang.IllegalStateException: inner
            \tat io.sparkify.X.z(X.java:2)
            \t... 7 more
            18/12/01 06:00:01 INFO ShutdownHook: bye
            """);

    assertThat(failure.cause())
        .isEqualTo("The driver ended with: java.lang.IllegalStateException: inner");
    assertThat(failure.evidence())
        .isEqualTo(
            """
            Exception in thread "main" java.lang.RuntimeException: outer
            Caused by: java.lang.IllegalStateException: inner
            \tat io.sparkify.X.z(X.java:2)""");
  }

  @Test
  void applicationWithoutLogNeverSpoke(@TempDir Path folder) {
    Failure failure = DeathCertificate.of(LogTail.read(folder.resolve("none.log")), DIAGNOSIS);

    assertThat(failure.title()).isEqualTo("The driver never spoke");
    assertThat(failure.code()).isEqualTo(Sighting.NEVER_STARTED);
  }

  @Test
  void onlyTheEndOfALongLogCounts(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("long.log");
    Files.writeString(
        log, "java.lang.OutOfMemoryError: long ago\n" + "INFO all is well\n".repeat(10_000));

    Failure failure = DeathCertificate.of(LogTail.read(log), DIAGNOSIS);
    assertThat(failure.code()).isEqualTo("driver_killed");
    assertThat(failure.evidence().lines()).hasSize(20).containsOnly("INFO all is well");
  }

  private static Failure certify(String log) {
    return DeathCertificate.of(LogTail.of(log), DIAGNOSIS);
  }
}
