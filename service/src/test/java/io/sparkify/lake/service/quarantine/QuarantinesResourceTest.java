package io.sparkify.lake.service.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@ExtendWith(DropwizardExtensionsSupport.class)
class QuarantinesResourceTest {
  private final Lake lake;
  private final ResourceExtension server;

  QuarantinesResourceTest(TestDatabase database) {
    lake = new Lake(database);
    server = Rest.serving(new QuarantinesResource(new QuarantineStore(lake.jdbi)));
    lake.counts = QuarantinesResourceTest::counts;
    lake.put("2018-08", "1");
    lake.put("2018-09", "1");
    lake.put("2018-10", "1");
    lake.tick();
    lake.succeed();
  }

  /** Ten lines, of which so many are malformed: none in 2018-08, and more each month. */
  private static RowCounts counts(LoadTask task) {
    long malformed = task.partition().isCatalog() ? 0 : task.partition().month().month() - 8L;
    return new RowCounts(
        Map.of(
            Counter.LINES,
            10L,
            Counter.MALFORMED,
            malformed,
            Counter.PLAYS,
            10 - malformed,
            Counter.SONGPLAYS,
            10 - malformed));
  }

  @Test
  void worstPartitionsComeFirst() {
    assertThat(get(""))
        .isEqualTo(
            Rest.json(
                """
                {"items": [
                  {"partition": "2018-10", "run_id": "%s", "held": false, "malformed": 2,
                   "lines": 10, "share": 0.2},
                  {"partition": "2018-09", "run_id": "%s", "held": false, "malformed": 1,
                   "lines": 10, "share": 0.1}],
                 "next_cursor": null, "total_entries": 2}
                """
                    .formatted(run("2018-10"), run("2018-09"))));
  }

  @Test
  void whatWaitsForADecisionComesBeforeWhatIsLoadedUntilItIsDecided() {
    lake.put("2018-09", "2");
    lake.tick();
    lake.reject();
    assertThat(get("").get("items").findValuesAsText("partition"))
        .containsExactly("2018-09", "2018-10", "2018-09");
    assertThat(get("").get("items").findValuesAsText("held"))
        .containsExactly("true", "false", "false");
    lake.discard(lake.run("2018-09").run().id());
    assertThat(get("").get("items").findValuesAsText("partition"))
        .containsExactly("2018-10", "2018-09");
  }

  @Test
  void listComesInPages() {
    JsonNode first = get("?limit=1");
    assertThat(first.get("total_entries").asInt()).isEqualTo(2);
    JsonNode second = get("?limit=1&cursor=" + first.get("next_cursor").asText());
    assertThat(second.at("/items/0/partition").asText()).isEqualTo("2018-09");
    assertThat(second.get("next_cursor").isNull()).isTrue();
    assertThat(Rest.get(server, "/quarantine?cursor=00000000-0000-4000-8000-000000000000").status())
        .isEqualTo(400);
  }

  private String run(String partition) {
    return lake.run(partition).run().id().toString();
  }

  private JsonNode get(String query) {
    return Rest.get(server, "/quarantine" + query).body();
  }
}
