package io.sparkify.lake.service.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {
  private static final Rules RULES = Rules.shipped();
  private static final Diagnosis DIAGNOSIS = new Diagnosis(RULES, Redaction.byForm());

  static List<Sample> samples() {
    return Sample.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleIsDiagnosedAsWhatItIsNamed(Sample sample) {
    Failure failure = DIAGNOSIS.death(LogTail.of(sample.log()));

    assertThat(failure.code()).as("%s", failure).isEqualTo(sample.code());
    assertThat(failure.cause()).doesNotContain("{", "null");
    Rule rule = rule(failure.code());
    assertThat(failure.evidence().lines())
        .as("shows the line")
        .anyMatch(line -> rule.fits(line))
        .hasSizeLessThanOrEqualTo(25);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleSaysWhereItComesFromAndNamesNobody(Sample sample) {
    assertThat(sample.origin())
        .matches("# (?:Caused here|After a public report|After its source).+");
    assertThat(sample.log())
        .doesNotContain("/work/", "/root/", "/tmp/", "/home/")
        .doesNotContainPattern("(?:AKIA|ASIA)[A-Z0-9]{16}");
  }

  @Test
  void everyRuleThatLogsShowHasASample() {
    assertThat(samples().stream().map(Sample::code).distinct())
        .containsExactlyInAnyOrderElementsOf(
            RULES.inOrder().stream().filter(Rule::isSeen).map(Rule::code).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"healthy.log", "healthy-slow.log", "healthy-cluster.log"})
  void noRuleFindsAnythingInTheLogOfAHealthyRun(String name) throws IOException {
    Path log = Path.of("src/test/resources/io/sparkify/lake/service/diagnosis", name);
    List<LogEntry> entries = LogEntries.of(LogTail.of(Files.readString(log)));

    assertThat(entries).hasSizeGreaterThan(2);
    assertThat(Finding.in(entries, RULES).map(finding -> finding.rule().code())).isEmpty();
    assertThat(DIAGNOSIS.death(LogTail.of(Files.readString(log))).code())
        .as("killed then")
        .isEqualTo("driver_killed");
  }

  private static Rule rule(String code) {
    return RULES.inOrder().stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
