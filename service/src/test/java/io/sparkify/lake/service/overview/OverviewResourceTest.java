package io.sparkify.lake.service.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.lease.InstancesView;
import io.sparkify.lake.service.lease.WriterView;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.schedule.NextFires;
import io.sparkify.lake.service.schedule.ScheduleStore;
import io.sparkify.lake.service.schedule.TickStatus;
import io.sparkify.lake.service.table.TableStore;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@ExtendWith(DropwizardExtensionsSupport.class)
class OverviewResourceTest {
  private final Lake lake;
  private final ResourceExtension server;

  OverviewResourceTest(TestDatabase database) {
    lake = new Lake(database);
    Surveyor surveyor =
        new Surveyor(
            lake.ledger,
            lake.planning.settings(),
            lake.plans(),
            new NextFires(new ScheduleStore(lake.jdbi, lake.clock), lake.clock),
            new TableStore(lake.jdbi));
    server =
        Rest.serving(
            new OverviewResource(
                new Surveys(surveyor, lake.jdbi, lake.clock, lake.clock, () -> {}),
                lake.glance(),
                () ->
                    new InstancesView(
                        "me-1", "me", true, new WriterView("me-1", "me", 7, Lake.START)),
                () ->
                    List.of(
                        new TickStatus("plan", Duration.ofSeconds(5), lake.clock.instant(), null),
                        new TickStatus("sweep", Duration.ofSeconds(1), lake.clock.instant(), "no")),
                Optional::empty,
                lake.clock));
  }

  @Test
  void emptyLakeIsShownAsEmpty() {
    assertThat(overview())
        .isEqualTo(
            Rest.json(
                """
                {"at": "2018-12-01T06:00:00Z", "as_of": "2018-12-01T06:00:00Z",
                 "newest_loaded": null,
                 "partitions": {"total": 0, "states": {"NEW": 0, "CHANGED": 0, "UNSETTLED": 0,
                   "LOADING": 0, "LOADED": 0, "FAILED": 0, "REJECTED": 0, "VANISHED": 0,
                   "IGNORED": 0}, "discarded": [], "discarded_total": 0},
                 "plan": {"next": [], "next_total": 0, "waiting": [], "waiting_total": 0,
                   "predicted_seconds": 0, "notes": [], "auto_load": true, "problem": null},
                 "runs": {"active": [], "queued": 0, "failed": [], "rejected": [],
                   "rejected_total": 0},
                 "schedules": [],
                 "instances": {"instance": "me-1", "host": "me", "is_writer": true, "writer":
                   {"instance": "me-1", "host": "me", "token": 7, "since": "2018-12-01T06:00:00Z"}},
                 "ticks": [
                   {"name": "plan", "healthy": true, "last_end": "2018-12-01T06:00:00Z",
                    "problem": null},
                   {"name": "sweep", "healthy": false, "last_end": "2018-12-01T06:00:00Z",
                    "problem": "The tick 'sweep' failed at 2018-12-01T06:00:00Z: no. It tries again every 1.0 s; the service's log has the details."}],
                 "tables": [
                   {"table": "songs", "rows": 0, "files": 0, "bytes": 0},
                   {"table": "artists", "rows": 0, "files": 0, "bytes": 0},
                   {"table": "users", "rows": 0, "files": 0, "bytes": 0},
                   {"table": "time", "rows": 0, "files": 0, "bytes": 0},
                   {"table": "songplays", "rows": 0, "files": 0, "bytes": 0}],
                 "books": {"balanced": true, "loaded": 0, "unbalanced": {}},
                 "freshness": null}
                """));
  }

  @Test
  void loadedLakeShowsItsNewestMonthTablesAndBooks() {
    lake.put("songs", "1");
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
    lake.put("2018-09", "1");
    lake.tick();
    lake.succeed();
    lake.clock.advance(Duration.ofHours(1));
    JsonNode overview = overview();
    assertThat(overview.get("newest_loaded"))
        .isEqualTo(
            Rest.json(
                """
                {"partition": "2018-11", "loaded_at": "2018-12-01T06:02:00Z", "age_seconds": 3720}
                """));
    assertThat(overview.at("/partitions/total").asInt()).isEqualTo(4);
    assertThat(overview.at("/partitions/states/LOADED").asInt()).isEqualTo(4);
    assertThat(overview.get("tables").findValuesAsText("rows"))
        .containsExactly("3", "2", "4", "15", "18");
    assertThat(overview.get("tables").findValuesAsText("files"))
        .containsExactly("1", "1", "1", "3", "3");
    assertThat(overview.get("books"))
        .isEqualTo(Rest.json("{\"balanced\": true, \"loaded\": 4, \"unbalanced\": {}}"));
  }

  @Test
  void rejectedMonthThatSomebodyDiscardedNeedsNobodyUntilItChanges() {
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.reject();
    lake.discard(lake.run("2018-10").run().id());
    JsonNode partitions = overview().get("partitions");
    assertThat(partitions.at("/states/REJECTED").asInt()).isEqualTo(2);
    assertThat(partitions.get("discarded_total").asInt()).isEqualTo(1);
    assertThat(partitions.at("/discarded/0"))
        .isEqualTo(
            Rest.json(
                """
                {"partition": "2018-10", "why": "run %s of 2018-12-01T06:01:00Z did not pass its checks, staged data discarded by me: it is wrong; waits for other content or a request"}
                """
                    .formatted(lake.run("2018-10").run().id().toString().substring(0, 8))));
    assertThat(overview().at("/runs/rejected").findValuesAsText("partition"))
        .containsExactly("2018-11");

    lake.put("2018-10", "2");
    lake.discover();
    assertThat(overview().at("/partitions/discarded_total").asInt()).isZero();
  }

  @Test
  void booksThatDoNotBalanceAreNamed() {
    lake.put("2018-10", "1");
    lake.tick();
    lake.succeed();
    lake.jdbi.useHandle(
        handle ->
            handle.execute("update row_count set amount = amount + 1 where counter = 'lines'"));
    lake.clock.advance(Duration.ofMinutes(1));
    JsonNode books = overview().get("books");
    assertThat(books.get("balanced").asBoolean()).isFalse();
    assertThat(books.get("unbalanced").fieldNames()).toIterable().containsExactly("2018-10");
  }

  @Test
  void runsThatAreActiveQueuedOrRejectedAreShown() {
    lake.put("2018-10", "1");
    lake.tick();
    lake.reject();
    lake.put("2018-11", "1");
    lake.tick();
    lake.say(0.25);
    lake.put("2018-12", "1");
    lake.tick();
    JsonNode runs = overview().get("runs");
    assertThat(runs.get("active")).hasSize(1);
    assertThat(runs.at("/active/0/partition").asText()).isEqualTo("2018-11");
    assertThat(runs.at("/active/0/state").asText()).isEqualTo("RUNNING");
    assertThat(runs.at("/active/0/attempt").asInt()).isEqualTo(1);
    assertThat(runs.at("/active/0/progress/fraction").asDouble()).isEqualTo(0.25);
    assertThat(runs.at("/active/0/progress/eta_seconds").asLong()).isPositive();
    assertThat(runs.get("queued").asInt()).isEqualTo(1);
    assertThat(runs.get("rejected_total").asInt()).isEqualTo(1);
    assertThat(runs.get("rejected"))
        .isEqualTo(
            Rest.json(
                """
                [{"run_id": "%s", "partition": "2018-10", "ended_at": "2018-12-01T06:02:00Z"}]
                """
                    .formatted(lake.run("2018-10").run().id())));
    JsonNode plan = overview().get("plan");
    assertThat(plan.at("/next/0/partition").asText()).isEqualTo("2018-12");
    assertThat(plan.at("/next/0/reason").asText()).isEqualTo("never loaded");
    assertThat(plan.get("waiting_total").asInt()).isEqualTo(1);
    assertThat(plan.at("/waiting/0/why").asText()).contains("approve or discard it");
  }

  @Test
  void failureIsShownWithItsDiagnosisAndWhetherItIsOvercome() {
    lake.put("2018-10", "1");
    lake.refuseLaunches();
    lake.tick();
    JsonNode failed = overview().at("/runs/failed");
    assertThat(failed)
        .isEqualTo(
            Rest.json(
                """
                [{"run_id": "%s", "partition": "2018-10", "ended_at": "2018-12-01T06:01:00Z",
                  "attempt": 1, "code": "spark_home_wrong", "title": "Spark is not there",
                  "cause": "There is no bin/spark-submit at /nowhere.",
                  "remedy": "Set SPARK_HOME.", "loaded_since": false}]
                """
                    .formatted(lake.run("2018-10").run().id())));
    lake.jdbi.useHandle(
        handle ->
            handle.execute(
                "update partition_ledger set loaded_at = ?", Lake.START.plusSeconds(3600)));
    assertThat(overview().at("/runs/failed/0/loaded_since").asBoolean()).isTrue();
  }

  @Test
  void schedulesShowWhenTheyFireNext() {
    lake.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into schedule (name, cron, zone_id, misfire, loads, paused, due_after,
                  created_at, changed_at)
                values ('nightly', '30 2 * * *', 'UTC', 'RUN_ONCE', 'due', false, ?, ?, ?),
                  ('stopped', '0 1 * * *', 'UTC', 'RUN_ONCE', 'due', true, ?, ?, ?),
                  ('hourly', '0 * * * *', 'UTC', 'RUN_ONCE', 'previous_month', false, ?, ?, ?)
                """,
                Collections.nCopies(9, Lake.START).toArray()));
    assertThat(overview().get("schedules"))
        .isEqualTo(
            Rest.json(
                """
                [{"schedule": "hourly", "at": "2018-12-01T07:00:00Z", "load": "previous_month"},
                 {"schedule": "nightly", "at": "2018-12-02T02:30:00Z", "load": "due"}]
                """));
  }

  private JsonNode overview() {
    return Rest.get(server, "/overview").body();
  }
}
