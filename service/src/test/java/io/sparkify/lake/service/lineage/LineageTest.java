package io.sparkify.lake.service.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.run.RetryRule;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineageTest {
  private static final Failure KILLED =
      new Failure(
          FailureKind.INFRASTRUCTURE,
          "killed",
          "The driver was killed",
          "It ended with status 137.",
          "Give it more memory.",
          "");

  /** As the official client reads and writes. */
  private static final ObjectMapper CLIENT =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private final Lake lake = new Lake(TestDatabase.H2);
  private final LineageExample lineage = new LineageExample(lake);

  @AfterEach
  void close() {
    lineage.close();
  }

  private List<RunEvent> events() {
    return lineage.bodies().stream().map(LineageTest::read).toList();
  }

  private static RunEvent read(String body) {
    try {
      RunEvent event = CLIENT.readValue(body, RunEvent.class);
      JsonNode again = Rest.json(CLIENT.writeValueAsString(event));
      // What their classes read is all that was sent, so every member is one of theirs.
      assertThat(again).isEqualTo(Rest.json(body));
      return event;
    } catch (JsonProcessingException e) {
      throw new AssertionError(body, e);
    }
  }

  @Test
  void monthBeginsAndIsCompleteWithWhatItReadAndWrote() {
    lake.put("songs", "1");
    lake.put("2018-11", "1", "1");
    lake.tick();
    lake.succeed();
    List<RunEvent> all = events();
    RunId id = lake.run("2018-11").run().id();
    List<RunEvent> month =
        all.stream().filter(event -> event.getRun().getRunId().equals(id.value())).toList();
    assertThat(month)
        .extracting(RunEvent::getEventType)
        .containsExactly(EventType.START, EventType.COMPLETE);
    RunEvent complete = month.get(1);
    assertThat(complete.getJob().getNamespace()).isEqualTo("music");
    assertThat(complete.getJob().getName()).isEqualTo("lake.load_month");
    assertThat(complete.getRun().getFacets().getNominalTime().getNominalStartTime().toInstant())
        .isEqualTo(ZonedDateTime.parse("2018-11-01T00:00:00Z").toInstant());
    assertThat(complete.getRun().getFacets().getNominalTime().getNominalEndTime().toInstant())
        .isEqualTo(ZonedDateTime.parse("2018-12-01T00:00:00Z").toInstant());
    assertThat(complete.getRun().getFacets().getProcessing_engine().getVersion())
        .isEqualTo("4.1.1");
    assertThat(complete.getInputs())
        .extracting(input -> input.getNamespace() + " " + input.getName())
        .containsExactly("s3://logs in/2018/11", "file /in/song_data");
    OpenLineage.InputDatasetInputFacets quality = complete.getInputs().get(0).getInputFacets();
    assertThat(quality.getDataQualityMetrics().getRowCount()).isEqualTo(10);
    assertThat(quality.getDataQualityMetrics().getFileCount()).isEqualTo(2);
    assertThat(quality.getDataQualityAssertions().getAssertions())
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.getAssertion()).isEqualTo("books_balance");
              assertThat(check.getSuccess()).isTrue();
            });
    assertThat(complete.getOutputs())
        .extracting(output -> output.getNamespace() + " " + output.getName())
        .containsExactly("s3://lake out/songplays", "s3://lake out/time", "s3://lake out/users");
    OpenLineage.OutputDataset songplays = complete.getOutputs().get(0);
    assertThat(songplays.getOutputFacets().getOutputStatistics().getRowCount()).isEqualTo(6);
    assertThat(songplays.getOutputFacets().getOutputStatistics().getSize()).isEqualTo(600);
    assertThat(songplays.getFacets().getSchema().getFields())
        .extracting(OpenLineage.SchemaDatasetFacetFields::getName)
        .startsWith("songplay_id", "start_time")
        .hasSize(11);
    assertThat(all)
        .filteredOn(event -> event.getJob().getName().equals("lake.load_songs"))
        .last()
        .satisfies(
            event ->
                assertThat(event.getOutputs())
                    .extracting(OpenLineage.OutputDataset::getName)
                    .containsExactly("out/songs", "out/artists"));
    assertThat(lineage.receiver().accepted())
        .extracting(request -> request.headers().get("Authorization"))
        .containsOnly("Bearer s3cret");
  }

  @Test
  void failureIsToldWithItsDiagnosisAfterTheLastAttempt() {
    lake.retry(new RetryRule(2, Duration.ofMinutes(1), Duration.ofMinutes(1), 0));
    lake.put("2018-11", "1");
    lake.tick();
    lake.fail(KILLED);
    lake.tick();
    lake.tick();
    lake.fail(KILLED);
    RunId id = lake.run("2018-11").run().id();
    List<RunEvent> events =
        events().stream().filter(event -> event.getRun().getRunId().equals(id.value())).toList();
    assertThat(events)
        .extracting(RunEvent::getEventType)
        .containsExactly(EventType.START, EventType.RUNNING, EventType.FAIL);
    assertThat(events.get(2).getRun().getFacets().getErrorMessage().getMessage())
        .isEqualTo(
            "The driver was killed (killed): It ended with status 137. Give it more memory.");
  }

  @Test
  void rejectedRunFailsWithTheChecksThatItDidNotPass() {
    lake.put("songs", "1");
    lake.tick();
    lake.reject();
    RunEvent event = events().get(1);
    assertThat(event.getEventType()).isEqualTo(EventType.FAIL);
    assertThat(event.getRun().getFacets().getErrorMessage().getMessage())
        .isEqualTo("Rejected by its checks: books_balance: 6 plays, not 7 plays");
    assertThat(
            event
                .getInputs()
                .get(0)
                .getInputFacets()
                .getDataQualityAssertions()
                .getAssertions()
                .get(0)
                .getSuccess())
        .isFalse();
  }

  @Test
  void runOfABackfillNamesItsParent() {
    UUID backfill = UUID.fromString("1a2b3c4d-0000-4000-8000-000000000001");
    lake.put("songs", "1");
    lake.tick();
    lake.jdbi.useHandle(
        handle -> {
          handle.execute(
              "insert into backfill (id, from_month, to_month, selection, reason, requested_by,"
                  + " state, created_at, changed_at) values (?, '2018-11', '2018-11', 'ALL', 'x',"
                  + " 'x', 'ACTIVE', current_timestamp, current_timestamp)",
              backfill);
          handle.execute("update run set backfill_id = ?", backfill);
        });
    OpenLineage.ParentRunFacet parent = events().get(0).getRun().getFacets().getParent();
    assertThat(parent.getRun().getRunId()).isEqualTo(backfill);
    assertThat(parent.getJob().getName()).isEqualTo("lake.backfill");
  }

  @Test
  void testSaysWhatSongplaysLooksLike() throws Exception {
    OpenLineage.DatasetEvent event =
        CLIENT.readValue(lineage.target().test("test-1").body(), OpenLineage.DatasetEvent.class);
    assertThat(event.getDataset().getName()).isEqualTo("out/songplays");
    assertThat(event.getDataset().getFacets().getSchema().getFields()).hasSize(11);
  }
}
