package io.sparkify.lake.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.partition.Rematch;
import io.sparkify.lake.service.run.BatchLimits;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.PlanSettings;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.run.Rest.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(DropwizardExtensionsSupport.class)
class ScheduleResourceTest {
  private final Lake lake = new Lake(TestDatabase.H2);
  private final ScheduleStore store = new ScheduleStore(lake.jdbi, lake.clock);
  private final Firing firing =
      new Firing(
          lake.jdbi,
          new PlanSettings(Duration.ZERO, false, Rematch.NEVER, BatchLimits.DEFAULT),
          () -> {},
          lake.clock);
  private final ResourceExtension server =
      Rest.serving(
          new ScheduleResource(store, firing, lake.clock), new ScheduleTimesResource(lake.clock));

  @Test
  void createdScheduleIsShownWithTheTimesToCome() {
    Answer created =
        Rest.post(
            server,
            "/schedules",
            """
            {"name": "nightly", "cron": "30 2 * * *", "zone": "Europe/Paris", "misfire": "skip",
             "load": "previous_month"}
            """);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.location()).endsWith("/schedules/nightly");
    assertThat(Rest.get(server, "/schedules/nightly?preview=2").body())
        .isEqualTo(
            Rest.json(
                """
                {"name": "nightly", "cron": "30 2 * * *", "zone": "Europe/Paris",
                 "misfire": "skip", "load": "previous_month", "paused": false,
                 "configured": false, "next_fire": "2018-12-02T01:30:00Z", "last_fire": null,
                 "preview": ["2018-12-02T01:30:00Z", "2018-12-03T01:30:00Z"], "history": []}
                """));
    assertThat(Rest.get(server, "/schedules").body().at("/items/0/name").asText())
        .isEqualTo("nightly");
  }

  @Test
  void timesOfACronAreShownBeforeAnythingIsMade() {
    assertThat(
            Rest.get(server, "/schedule-times?cron=30 2 * * *&zone=Europe/Paris&preview=2").body())
        .isEqualTo(
            Rest.json(
                """
                {"cron": "30 2 * * *", "zone": "Europe/Paris",
                 "times": ["2018-12-02T01:30:00Z", "2018-12-03T01:30:00Z"]}
                """));
    assertThat(store.all()).isEmpty();
    assertThat(Rest.get(server, "/schedule-times?cron=30 2 * * *").body().get("zone").asText())
        .isEqualTo("UTC");
  }

  @ParameterizedTest
  @CsvSource({
    "preview=1, cron: It is missing",
    "cron=30 2, cron: A cron has five fields",
    "cron=30 2 * * *&zone=Mars, zone: A zone is one of the tz database",
    "cron=30 2 * * *&preview=101, preview: It lies between 0 and 100"
  })
  void whatIsNoCronOrZoneIsSaid(String query, String words) {
    Answer refused = Rest.get(server, "/schedule-times?" + query);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("detail").asText()).startsWith(words);
  }

  @Test
  void triggerLoadsAtOnceAndSaysWhatItMade() {
    make("nightly");
    lake.put("2018-11", "1");
    lake.discover();
    Answer triggered = Rest.post(server, "/schedules/nightly/trigger", "{}");
    assertThat(triggered.status()).isEqualTo(200);
    JsonNode fire = triggered.body().get("last_fire");
    assertThat(fire.get("outcome").asText()).isEqualTo("triggered");
    assertThat(fire.get("due_at").isNull()).isTrue();
    assertThat(fire.get("result").asText()).isEqualTo("1 run; asked for by anonymous");
    assertThat(fire.at("/runs/0/partition").asText()).isEqualTo("2018-11");
    assertThat(fire.at("/runs/0/state").asText()).isEqualTo("QUEUED");
  }

  @Test
  void pausedScheduleHasNoNextTimeUntilItIsResumed() {
    make("nightly");
    assertThat(Rest.post(server, "/schedules/nightly/pause", "{}").body().get("next_fire").isNull())
        .isTrue();
    JsonNode resumed = Rest.post(server, "/schedules/nightly/resume", "{}").body();
    assertThat(resumed.get("next_fire").asText()).isEqualTo("2018-12-02T02:30:00Z");
  }

  @Test
  void patchChangesWhatItNames() {
    make("nightly");
    Answer changed = Rest.patch(server, "/schedules/nightly", "{\"zone\": \"Asia/Kathmandu\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.body().get("cron").asText()).isEqualTo("30 2 * * *");
    assertThat(changed.body().get("next_fire").asText()).isEqualTo("2018-12-01T20:45:00Z");
    assertThat(
            Rest.patch(server, "/schedules/nightly", "{\"load\": {\"month\": \"2018-11\"}}")
                .body()
                .get("load")
                .asText())
        .isEqualTo("2018-11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"cron\": \"61 * * * *\"}|422|invalid_cron|'61 * * * *' is no cron",
        "{\"cron\": \"0 0 30 2 *\"}|422|invalid_cron|never fires",
        "{\"zone\": \"Europe/Atlantis\"}|422|invalid_zone|A zone is one of the tz database",
        "{\"misfire\": \"twice\"}|422|invalid_misfire|run_once or skip",
        "{\"load\": \"everything\"}|422|invalid_load|due, previous_month or a month",
        "{\"cronn\": \"0 0 * * *\"}|400|malformed|'cronn' is none of them",
        "{\"name\": \"other\"}|400|malformed|a name cannot be changed",
        "[]|400|malformed|no object",
      })
  void impossibleChangeIsRefusedInWords(String body, int status, String code, String words) {
    make("nightly");
    JsonNode before = Rest.get(server, "/schedules/nightly").body();
    Answer refused = Rest.patch(server, "/schedules/nightly", body);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.body().get("code").asText()).isEqualTo(code);
    assertThat(refused.body().get("detail").asText()).contains(words);
    assertThat(Rest.get(server, "/schedules/nightly").body()).isEqualTo(before);
  }

  @Test
  void nameIsTakenOnceAndKeptInBounds() {
    make("nightly");
    assertThat(code(Rest.post(server, "/schedules", body("nightly")))).isEqualTo("schedule_exists");
    assertThat(code(Rest.post(server, "/schedules", body("Night ly")))).isEqualTo("invalid_name");
    assertThat(code(Rest.get(server, "/schedules/other"))).isEqualTo("unknown_schedule");
    assertThat(code(Rest.get(server, "/schedules/nightly?preview=101"))).isEqualTo("malformed");
  }

  @Test
  void onlyWhatRestMadeCanBeDeleted() {
    make("own");
    store.synchronise(
        List.of(new ScheduleConfiguration("nightly", "0 7 * * *", null, null, null, null)));
    assertThat(Rest.delete(server, "/schedules/own").status()).isEqualTo(204);
    assertThat(code(Rest.get(server, "/schedules/own"))).isEqualTo("unknown_schedule");
    assertThat(code(Rest.delete(server, "/schedules/nightly"))).isEqualTo("configured");
  }

  private void make(String name) {
    assertThat(Rest.post(server, "/schedules", body(name)).status()).isEqualTo(201);
  }

  private static String body(String name) {
    return "{\"name\": \"%s\", \"cron\": \"30 2 * * *\"}".formatted(name);
  }

  private static String code(Answer answer) {
    return answer.body().path("code").asText();
  }
}
