package io.sparkify.lake.service.partition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.run.Rest.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class PartitionResourceTest {
  private final Lake lake = new Lake(TestDatabase.H2);
  private final PartitionResource partitions =
      new PartitionResource(lake.ledger, Duration.ZERO, Rematch.NEVER, lake.clock);
  private final ResourceExtension server =
      Rest.serving(partitions, new IgnoreResource(lake.ledger, partitions, () -> {}));

  @BeforeEach
  void twoMonthsAreLoadedAndOneChanged() {
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.put("songs", "1");
    lake.tick();
    lake.succeed();
    lake.put("2018-11", "2", "1");
    lake.tick();
  }

  @Test
  void partitionsAreListedNewestFirstAfterTheCatalog() {
    assertThat(partitions("")).containsExactly("songs", "2018-11", "2018-10");
  }

  @Test
  void partitionsAreFilteredByStateAndMonths() {
    assertThat(partitions("?state=loaded")).containsExactly("songs", "2018-10");
    assertThat(partitions("?from=2018-11")).containsExactly("2018-11");
    assertThat(partitions("?to=2018-10")).containsExactly("2018-10");
    assertThat(partitions("?from=2018-10&to=2018-11")).containsExactly("2018-11", "2018-10");
  }

  @Test
  void pagesFollowOneAnotherAndCountWhatIsOnAllOfThem() {
    JsonNode first = Rest.get(server, "/partitions?limit=2").body();
    assertThat(partitionsOf(first)).containsExactly("songs", "2018-11");
    assertThat(first.get("total_entries").asInt()).isEqualTo(3);
    JsonNode second =
        Rest.get(server, "/partitions?limit=2&cursor=" + first.get("next_cursor").asText()).body();
    assertThat(partitionsOf(second)).containsExactly("2018-10");
    assertThat(second.get("next_cursor").isNull()).isTrue();
    assertThat(second.get("total_entries").asInt()).isEqualTo(3);
  }

  @Test
  void monthThatAppearsBetweenTwoPagesShiftsNothing() {
    lake.put("2018-12", "1");
    lake.tick();
    assertThat(partitions("?cursor=2018-11")).containsExactly("2018-10");
  }

  @Test
  void pageHoldsFiftyUnlessAskedFor() {
    for (int year = 1900; year < 1960; year++) {
      lake.put(year + "-01", "1");
    }
    lake.tick();
    assertThat(partitions("")).hasSize(50);
    assertThat(partitions("?limit=200")).hasSize(63);
  }

  @Test
  void partitionShowsItsStateItsFilesAndWhatChanged() {
    Partition november = lake.ledger.find(PartitionKey.parse("2018-11")).orElseThrow();
    Loaded loaded = Objects.requireNonNull(november.loaded());
    LastRun last = Objects.requireNonNull(november.lastRun());
    Fingerprints catalog = new Fingerprints(lake.ledger.find(PartitionKey.SONGS).orElseThrow());
    assertThat(Rest.get(server, "/partitions/2018-11").body())
        .isEqualTo(
            Rest.json(
                """
                {"partition": "2018-11", "state": "LOADING",
                 "why": "run %s of 2018-12-01T06:03:00Z is starting",
                 "source": {"files": 2, "bytes": 20, "fingerprint": "%s",
                   "newest_at": "2018-12-01T06:00:00Z"},
                 "loaded": {"run_id": "%s", "at": "2018-12-01T06:02:00Z", "fingerprint": "%s",
                   "catalog_fingerprint": "%s"},
                 "row_counts": {"lines": 10, "malformed": 1, "skipped": 2, "duplicates": 1,
                   "plays": 6, "songplays": 6},
                 "last_run_id": "%s", "allowed_actions": ["ignore"],
                 "source_files": [{"path": "2018/11/0.json", "bytes": 10, "version": "2"},
                   {"path": "2018/11/1.json", "bytes": 10, "version": "1"}],
                 "changed_since_loaded": {"added": ["2018/11/1.json"],
                   "changed": ["2018/11/0.json"], "removed": []}}
                """
                    .formatted(
                        last.id().toString().substring(0, 8),
                        november.content().fingerprint(),
                        loaded.runId(),
                        loaded.fingerprint(),
                        catalog.current(),
                        last.id())));
  }

  @Test
  void unknownStateIsAnsweredWithThoseThatThereAre() {
    Answer refused = Rest.get(server, "/partitions?state=BUSY");
    assertThat(refused.body().get("detail").asText())
        .isEqualTo(
            "state: One of NEW, CHANGED, UNSETTLED, LOADING, LOADED, FAILED, REJECTED, VANISHED,"
                + " IGNORED, not 'BUSY'");
  }

  @Test
  void fromAfterToIsImpossible() {
    Answer refused = Rest.get(server, "/partitions?from=2018-11&to=2018-10");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().get("code").asText()).isEqualTo("from_after_to");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?from=2018",
        "?to=songs",
        "?state=BUSY",
        "?limit=0",
        "?limit=201",
        "?limit=ten",
        "?cursor=x",
        "/november",
        "/2018-13"
      })
  void nonsenseIsMalformed(String request) {
    Answer refused = Rest.get(server, "/partitions" + request);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("code").asText()).isEqualTo("malformed");
  }

  @Test
  void unknownPartitionIsNotFound() {
    Answer refused = Rest.get(server, "/partitions/1999-01");
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.body().get("code").asText()).isEqualTo("unknown_partition");
  }

  @Test
  void ignoredMonthIsLeftOutUntilItIsTakenInAgain() {
    lake.put("2018-12", "1");
    lake.discover();
    Answer ignored =
        Rest.post(server, "/partitions/2018-12/ignore", "{\"reason\": \"known to be broken\"}");
    assertThat(ignored.status()).isEqualTo(200);
    assertThat(ignored.body().get("state").asText()).isEqualTo("IGNORED");
    assertThat(ignored.body().get("why").asText()).isEqualTo("left out: known to be broken");
    assertThat(ignored.body().get("allowed_actions").toString()).isEqualTo("[\"unignore\"]");
    assertThat(lake.planning.queueDue()).isEmpty();

    Answer back = Rest.post(server, "/partitions/2018-12/unignore", "{}");
    assertThat(back.body().get("state").asText()).isEqualTo("NEW");
    assertThat(back.body().get("allowed_actions").toString()).isEqualTo("[\"load\",\"ignore\"]");
    assertThat(lake.planning.queueDue()).hasSize(1);
  }

  @Test
  void monthIsIgnoredForAReasonAndOnlyIfThereIsOne() {
    assertThat(Rest.post(server, "/partitions/2018-11/ignore", "{}").status()).isEqualTo(400);
    Answer unknown = Rest.post(server, "/partitions/2001-01/ignore", "{\"reason\": \"why not\"}");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body().get("code").asText()).isEqualTo("unknown_partition");
  }

  private List<String> partitions(String query) {
    return partitionsOf(Rest.get(server, "/partitions" + query).body());
  }

  private static List<String> partitionsOf(JsonNode page) {
    return StreamSupport.stream(page.get("items").spliterator(), false)
        .map(partition -> partition.get("partition").asText())
        .toList();
  }

  /** What is there of a partition. */
  private record Fingerprints(Partition partition) {
    String current() {
      return partition.content().fingerprint().toString();
    }
  }
}
