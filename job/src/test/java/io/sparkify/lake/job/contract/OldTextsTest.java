package io.sparkify.lake.job.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What older jobs left in the lake is read as long as the lake is there. */
class OldTextsTest {
  private static final Instant NOON = Instant.parse("2018-11-01T12:00:00Z");
  private static final RunId RUN = RunId.random();

  @Test
  void reportOfAJobThatTookNoTimes() throws JsonProcessingException {
    LoadReport report =
        new LoadReport(
            RUN,
            1,
            ApplicationTag.random(),
            PartitionKey.parse("2018-11"),
            Outcome.SUCCEEDED,
            Fingerprint.of(List.of()),
            null,
            List.of(),
            RowCounts.NONE,
            List.of(),
            List.of(),
            null,
            null,
            new Provenance("1", "2", "3"),
            NOON,
            NOON);
    String now =
        ContractJson.write(report.during(List.of(new PhaseTime(Phase.READING, NOON, null))));
    String old = now.replaceFirst(",\"insights\":null,\"phases\":\\[.*]", "");
    assertThat(old).isNotEqualTo(now).doesNotContain("phases", "insights");
    assertThat(ContractJson.read(old, LoadReport.class)).isEqualTo(report);
    assertThat(ContractJson.read(now, LoadReport.class).phases()).hasSize(1);
  }

  @Test
  void progressOfADriverThatSaysNoTimes() throws JsonProcessingException {
    assertThat(
            ContractJson.read(
                """
                {"run_id": "%s", "phase": "reading", "fraction": 0.5, "rows_read": 1,
                 "rows_written": null}
                """
                    .formatted(RUN),
                Progress.RunProgress.class))
        .isEqualTo(new Progress.RunProgress(RUN, Phase.READING, 0.5, 1L, null));
  }
}
