package io.sparkify.lake.service.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Failure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "password in an URL   | Cannot open s3a://lakeuser:hunter2hunter2@bucket/x | Cannot open s3a://***@bucket/x",
        "parameter of an URL  | https://host/x?X-Amz-Signature=abc123&part=1 | https://host/x?X-Amz-Signature=***&part=1",
        "setting of S3A       | fs.s3a.secret.key=wJalrXUtnFEMI/K7MDENG not taken | fs.s3a.secret.key=*** not taken",
        "variable             | AWS_SECRET_ACCESS_KEY=abcd/efgh+ij | AWS_SECRET_ACCESS_KEY=***",
        "session token        | AWS_SESSION_TOKEN: FwoGZXIvYXdzEBYaD | AWS_SESSION_TOKEN: ***",
        "JSON                 | {\"password\":\"hunter2\",\"user\":\"x\"} | {\"password\":\"***\",\"user\":\"x\"}",
        "parameter of JDBC    | jdbc:postgresql://db/lake?user=x&password=hunter2 | jdbc:postgresql://db/lake?user=x&password=***",
        "identity of AWS      | The key AKIAIOSFODNN7EXAMPLE is unknown | The key *** is unknown",
        "header               | Authorization: Bearer abcdefghijklmnop.qrs | Authorization: ***",
        "token in three parts | token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.abc-_x refused | token *** refused",
        "token of this service | got lake_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef today | got *** today",
        "names of errors stay | ExpiredToken: The provided token has expired. | ExpiredToken: The provided token has expired.",
        "words stay           | SignatureDoesNotMatch: The request signature we calculated | SignatureDoesNotMatch: The request signature we calculated",
        "paths stay           | No such file or directory: s3a://bucket/a/b@c:d | No such file or directory: s3a://bucket/a/b@c:d",
      })
  void secretIsHiddenAndNothingElse(String what, String line, String safe) {
    assertThat(Redaction.byForm().of(line)).as(what).isEqualTo(safe);
  }

  @Test
  void valuesOfTheEnvironmentAndOfSettingsAreHiddenWhereverTheyStand() {
    Redaction redaction =
        Redaction.of(
            Map.of("AWS_SECRET_ACCESS_KEY", "Zx9/secret+value", "LAKE_WORK", "/data/work"),
            Map.of(
                "spark.hadoop.fs.s3a.session.token", "t0ken-of-a-session",
                "spark.hadoop.fs.s3a.aws.credentials.provider", "org.example.Provider"));

    assertThat(redaction.of("odd 'Zx9/secret+value' in /data/work with t0ken-of-a-session"))
        .isEqualTo("odd '***' in /data/work with ***");
    assertThat(redaction.of("org.example.Provider has none")).startsWith("org.example.Provider");
  }

  @Test
  void failureHoldsNoSecretWhateverTheLogHolds() {
    Diagnosis diagnosis =
        new Diagnosis(
            Rules.shipped(), Redaction.of(Map.of("MY_PASSWORD", "correct horse"), Map.of()));

    Failure failure =
        diagnosis.death(
            LogTail.of(
                """
                Exception in thread "main" java.lang.IllegalStateException: fs.s3a.secret.key=wJalrXUtnFEMI
                \tat io.sparkify.X.y(X.java:1)
                Caused by: java.lang.IllegalStateException: no correct horse at jdbc://u:pa55word@db/
                """));

    assertThat(failure.cause())
        .isEqualTo(
            "The driver ended with: java.lang.IllegalStateException: no *** at jdbc://***@db/");
    assertThat(failure.evidence()).doesNotContain("wJalrXUtnFEMI", "correct horse", "pa55word");
  }
}
