package io.sparkify.lake.service.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@ExtendWith(DropwizardExtensionsSupport.class)
class InsightsResourceTest {
  private final Lake lake;
  private final ResourceExtension server;

  InsightsResourceTest(TestDatabase database) {
    lake = new Lake(database);
    server = Rest.serving(new InsightsResource(new InsightStore(lake.jdbi)));
    lake.put("songs", "1");
  }

  @Test
  void loadedMonthsAreAddedUp() {
    load("2018-10", 6);
    String november = load("2018-11", 12);

    assertThat(get("").get("months").get(1))
        .isEqualTo(
            Rest.json(
                """
                {"partition": "2018-11", "run_id": "%s", "plays": 12, "paid": 4, "free": 8,
                 "matched": 6, "users": 2, "sessions": 3}
                """
                    .formatted(november)));
    JsonNode all = get("");
    assertThat(figures(all)).isEqualTo("18 6 12 9 0.5");
    assertThat(all.at("/by_weekday_and_hour/0/5").asLong()).isEqualTo(18);
    assertThat(all.at("/by_weekday_and_hour")).hasSize(7).allMatch(hours -> hours.size() == 24);
    assertThat(all.get("songs"))
        .isEqualTo(
            Rest.json(
                """
                {"different": 1, "approximate": false, "places": [
                  {"id": "S1", "name": "Title \\"1\\"", "artist": "Ana", "plays": 18,
                   "at_most": 18}]}
                """));
    assertThat(all.at("/artists/places/0/artist").isNull()).isTrue();
    assertThat(all.at("/locations/places/0/id").asText()).isEqualTo("Paris");
  }

  @Test
  void monthsOfARangeAreThoseFromAndToIncluded() {
    load("2018-09", 1);
    load("2018-10", 10);
    load("2018-11", 100);

    assertThat(get("?from=2018-10").get("plays").asLong()).isEqualTo(110);
    assertThat(get("?to=2018-10").get("plays").asLong()).isEqualTo(11);
    assertThat(get("?from=2018-10&to=2018-10").get("plays").asLong()).isEqualTo(10);
    assertThat(get("?from=2019-01").get("matched_share").isNull()).isTrue();
    assertThat(Rest.get(server, "/insights?from=2018-13").status()).isEqualTo(400);
    assertThat(Rest.get(server, "/insights?from=2018-11&to=2018-10").body().get("code").asText())
        .isEqualTo("from_after_to");
  }

  @Test
  void monthThatIsLoadedAgainCountsAsItIsNow() {
    load("2018-11", 6);
    load("2018-11", 9);

    assertThat(get("").get("plays").asLong()).isEqualTo(9);
    assertThat(get("").get("months")).hasSize(1);
  }

  @Test
  void rejectedDataCountsOnceItIsApproved() {
    load("2018-11", 6);
    stage("2018-11", 60);
    lake.reject();
    assertThat(get("").get("plays").asLong()).isEqualTo(6);

    lake.approve(lake.run("2018-11").run().id());
    lake.tick();
    lake.succeed();
    assertThat(get("").get("plays").asLong()).isEqualTo(60);
  }

  @Test
  void monthThatAnOlderJobLoadedIsNamed() {
    load("2018-10", 6);
    lake.insights = task -> null;
    lake.put("2018-11", "old");
    lake.tick();
    lake.succeed();

    assertThat(get("").get("without_insights").toString()).isEqualTo("[\"2018-11\"]");
    assertThat(get("").get("plays").asLong()).isEqualTo(6);
  }

  @Test
  void lakeWithoutMonthsHasNoPlays() {
    JsonNode nothing = get("");
    assertThat(figures(nothing)).isEqualTo("0 0 0 0 null");
    assertThat(nothing.get("months")).isEmpty();
    assertThat(nothing.at("/songs/places")).isEmpty();
    assertThat(nothing.at("/by_weekday_and_hour/6/23").asLong(-1)).isZero();
  }

  private static String figures(JsonNode insights) {
    return "%s %s %s %s %s"
        .formatted(
            insights.get("plays"),
            insights.get("paid"),
            insights.get("free"),
            insights.get("matched"),
            insights.get("matched_share"));
  }

  private JsonNode get(String query) {
    return Rest.get(server, "/insights" + query).body();
  }

  private String load(String month, long plays) {
    stage(month, plays);
    lake.succeed();
    return lake.run(month).run().id().toString();
  }

  private void stage(String month, long plays) {
    lake.insights = task -> task.partition().isCatalog() ? null : Counted.plays(plays);
    lake.put(month, "plays " + plays);
    lake.tick();
  }
}
