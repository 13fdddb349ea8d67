package io.sparkify.lake.service.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.run.Rest.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** It is 2019-02-01: one month on time, one late, one missed, one ignored, one at risk. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@ExtendWith(DropwizardExtensionsSupport.class)
class FreshnessResourceTest {
  private final Lake lake;
  private final Watched watched;
  private final ResourceExtension server;

  FreshnessResourceTest(TestDatabase database) {
    lake = new Lake(database);
    FreshnessConfiguration configuration =
        Watched.due("2 06:00", "Europe/Paris", "2018-08", "2018-10");
    watched = new Watched(lake, configuration);
    FreshnessBoard board =
        new FreshnessBoard(configuration, watched.store, lake.ledger, Watched.REASONS, lake.clock);
    server = Rest.serving(new FreshnessResource(board));
  }

  @BeforeEach
  void liveThroughSomeMonths() {
    watched.at("2018-09-01T00:00:00Z");
    watched.discoverAndLook();
    watched.at("2018-09-01T10:00:00Z");
    lake.put("2018-08", "1");
    watched.load();
    watched.discoverAndLook();
    watched.at("2018-10-02T04:00:00Z");
    watched.discoverAndLook();
    lake.put("2018-09", "1");
    watched.at("2018-10-02T06:58:00Z");
    watched.load();
    watched.discoverAndLook();
    watched.at("2018-12-31T00:00:00Z");
    lake.put("2018-12", "1");
    watched.discoverAndLook();
    watched.at("2019-01-01T22:00:00Z");
    watched.discoverAndLook();
  }

  @Test
  void everyMonthIsShownNewestFirst() {
    assertThat(get("/freshness"))
        .isEqualTo(
            Rest.json(
                """
                {"objective": {"day": 2, "time": "06:00", "zone": "Europe/Paris",
                   "at_risk_before_seconds": 43200, "since": "2018-08", "except": ["2018-10"]},
                 "items": [
                   {"partition": "2019-01", "state": "DUE", "deadline": "2019-02-02T05:00:00Z",
                    "published_at": null, "why": "the month has not ended", "breach": null},
                   {"partition": "2018-12", "state": "AT_RISK", "deadline": "2019-01-02T05:00:00Z",
                    "published_at": null, "why": "7 h left; NEW: never loaded", "breach": null},
                   {"partition": "2018-11", "state": "MISSED", "deadline": "2018-12-02T05:00:00Z",
                    "published_at": null, "why": "30 days late; no input of it was ever seen",
                    "breach": {"noticed_at": "2018-12-31T00:00:00Z", "resolved_at": null}},
                   {"partition": "2018-10", "state": "EXEMPT", "deadline": "2018-11-02T05:00:00Z",
                    "published_at": null, "why": "left out by freshness.except in config.yml",
                    "breach": null},
                   {"partition": "2018-09", "state": "LATE", "deadline": "2018-10-02T04:00:00Z",
                    "published_at": "2018-10-02T07:00:00Z",
                    "why": "published 3 h after its deadline",
                    "breach": {"noticed_at": "2018-10-02T04:00:00Z",
                      "resolved_at": "2018-10-02T07:00:00Z"}},
                   {"partition": "2018-08", "state": "ON_TIME", "deadline": "2018-09-02T04:00:00Z",
                    "published_at": "2018-09-01T10:02:00Z",
                    "why": "published 17 h before its deadline", "breach": null}],
                 "next_cursor": null, "total_entries": 6}
                """));
  }

  @Test
  void monthsComeInPages() {
    JsonNode first = get("/freshness?limit=2");
    assertThat(first.findValuesAsText("partition")).containsExactly("2019-01", "2018-12");
    assertThat(first.get("next_cursor").asText()).isEqualTo("2018-12");
    JsonNode last = get("/freshness?limit=4&cursor=2018-12");
    assertThat(last.findValuesAsText("partition"))
        .containsExactly("2018-11", "2018-10", "2018-09", "2018-08");
    assertThat(last.get("next_cursor").isNull()).isTrue();
    assertThat(last.get("total_entries").asInt()).isEqualTo(6);
  }

  @Test
  void monthsOfOneStateAreFound() {
    JsonNode missed = get("/freshness?state=missed");
    assertThat(missed.findValuesAsText("partition")).containsExactly("2018-11");
    assertThat(missed.get("total_entries").asInt()).isEqualTo(1);
  }

  @Test
  void nonsenseIsRefused() {
    for (String query : List.of("?limit=0", "?cursor=songs", "?state=fresh")) {
      Answer refused = Rest.get(server, "/freshness" + query);
      assertThat(refused.status()).as(query).isEqualTo(400);
      assertThat(refused.body().get("code").asText()).as(query).isEqualTo("malformed");
    }
  }

  private JsonNode get(String path) {
    return Rest.get(server, path).body();
  }
}
