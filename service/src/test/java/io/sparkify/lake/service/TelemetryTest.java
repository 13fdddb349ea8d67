package io.sparkify.lake.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.meter.Exposition;
import io.sparkify.lake.service.stream.EventClient;
import io.sparkify.lake.service.telemetry.AllMeters;
import io.sparkify.lake.service.telemetry.Promtool;
import io.sparkify.lake.service.telemetry.Queries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service with a run in every state tells Prometheus, and its log. */
class TelemetryTest {
  private static final Pattern RUN = Pattern.compile("^Run ([0-9a-f-]{36})");
  // 2018-01-01T00:00:00Z
  private static final double BEGIN_OF_2018 = 1_514_764_800;

  @TempDir static Path folder;
  private static RunsOfEveryState site;

  @BeforeAll
  static void start() throws Exception {
    site = new RunsOfEveryState(folder);
    site.load();
  }

  @AfterAll
  static void end() throws IOException {
    site.close();
  }

  @Test
  void everyMeterIsServedAndNoOther() throws Exception {
    Exposition scrape = site.awaitTally();
    assertThat(scrape.types().keySet().stream().filter(name -> name.startsWith("lake_")))
        .containsExactlyInAnyOrderElementsOf(
            AllMeters.list().stream()
                .map(listed -> listed.meter().name())
                // Only on S3.
                .filter(name -> !name.equals("lake_storage_requests_total"))
                .toList());
    assertThat(scrape.types()).containsKeys("jvm_memory_used_bytes", "process_cpu_seconds_total");
    assertThat(scrape.value("lake_unreadable_meters")).isZero();
  }

  @Test
  void everyMetricThatAnAlertOrTheBoardNamesIsServed() throws Exception {
    Exposition scrape = site.awaitTally();
    assertThat(Queries.metrics())
        .hasSizeGreaterThan(40)
        // Made by Prometheus itself, and only on S3.
        .filteredOn(name -> !name.equals("up") && !name.equals("lake_storage_requests_total"))
        .allSatisfy(
            name ->
                assertThat(scrape.types().keySet())
                    .containsAnyOf(name, name.replaceFirst("_(bucket|count|sum)$", "")));
  }

  @Test
  void promtoolFindsNothingToBlame() throws Exception {
    Promtool.get().check(site.scrapeText(), "check", "metrics");
  }

  @Test
  void runsAreCountedByStateAndKindOfFailure() throws Exception {
    Exposition scrape = site.awaitTally();
    String ended = "lake_runs_ended_total{failure_kind=\"%s\",state=\"%s\"}";
    assertThat(scrape.value(ended.formatted("none", "SUCCEEDED"))).isEqualTo(2);
    assertThat(scrape.value(ended.formatted("bad_data", "FAILED"))).isEqualTo(1);
    assertThat(scrape.value(ended.formatted("infrastructure", "FAILED"))).isZero();
    assertThat(scrape.value(ended.formatted("none", "REJECTED"))).isEqualTo(1);
    assertThat(scrape.value(ended.formatted("none", "CANCELLED"))).isEqualTo(1);
    String attempts = "lake_attempts_failed_total{failure_kind=\"%s\"}";
    assertThat(scrape.value(attempts.formatted("bad_data"))).isEqualTo(1);
    assertThat(scrape.value(attempts.formatted("infrastructure"))).isEqualTo(1);
    assertThat(scrape.value(attempts.formatted("timeout"))).isZero();
    assertThat(scrape.value("lake_runs_active{state=\"QUEUED\"}")).isEqualTo(1);
    assertThat(scrape.value("lake_runs_active{state=\"STARTING\"}")).isZero();
    assertThat(scrape.value("lake_runs_active{state=\"RUNNING\"}")).isEqualTo(1);
    assertThat(scrape.value("lake_runs_held")).isEqualTo(1);
    assertThat(scrape.value("lake_freshness_months{state=\"MISSED\"}")).isGreaterThan(90);
    assertThat(scrape.value("lake_freshness_oldest_breach_seconds")).isPositive();
    assertThat(scrape.value("lake_freshness_next_deadline_seconds")).isPositive();
    assertThat(scrape.value("lake_queue_length{trigger=\"backfill\"}")).isEqualTo(1);
    assertThat(scrape.value("lake_queue_length{trigger=\"operator\"}")).isZero();
    assertThat(scrape.value("lake_queue_oldest_timestamp_seconds{trigger=\"backfill\"}"))
        .isGreaterThan(BEGIN_OF_2018);
    assertThat(scrape.value("lake_applications_active")).isEqualTo(1);
    assertThat(scrape.value("lake_application_start_timestamp_seconds"))
        .isGreaterThan(BEGIN_OF_2018);
  }

  @Test
  void figuresAreThoseOfRest() throws Exception {
    Exposition scrape = site.awaitTally();
    for (String state : List.of("SUCCEEDED", "FAILED", "REJECTED", "CANCELLED")) {
      double counted =
          scrape.samples("lake_runs_ended_total").stream()
              .filter(sample -> sample.contains("state=\"" + state + "\""))
              .mapToDouble(scrape::value)
              .sum();
      assertThat(site.runs(state)).contains("\"total_entries\":%d".formatted((long) counted));
      assertThat(scrape.value("lake_run_duration_seconds_count{state=\"%s\"}".formatted(state)))
          .isEqualTo(counted);
    }
    assertThat(scrape.value("lake_run_duration_seconds_bucket{le=\"+Inf\",state=\"SUCCEEDED\"}"))
        .isEqualTo(2);
    assertThat(scrape.value("lake_run_duration_seconds_sum{state=\"SUCCEEDED\"}"))
        .isBetween(0.001, 120.0);
  }

  @Test
  void linesAndRowsAreThoseOfTheReports() throws Exception {
    Exposition scrape = site.awaitTally();
    String lines = "lake_lines_total{input=\"%s\",outcome=\"%s\"}";
    // Of the month that succeeded, and of the one that was rejected.
    assertThat(scrape.value(lines.formatted("events", "accepted"))).isEqualTo(20);
    assertThat(scrape.value(lines.formatted("events", "malformed"))).isEqualTo(4);
    assertThat(scrape.value(lines.formatted("events", "skipped"))).isEqualTo(16);
    assertThat(scrape.value(lines.formatted("events", "duplicate"))).isZero();
    assertThat(scrape.value(lines.formatted("catalog", "accepted"))).isEqualTo(7);
    Map<String, Double> rows =
        Map.of("songplays", 10.0, "time", 9.0, "users", 4.0, "songs", 7.0, "artists", 3.0);
    rows.forEach(
        (table, count) -> {
          assertThat(scrape.value("lake_rows_written_total{table=\"%s\"}".formatted(table)))
              .isEqualTo(count);
          assertThat(scrape.value("lake_table_rows{table=\"%s\"}".formatted(table)))
              .isEqualTo(count);
        });
    assertThat(scrape.value("lake_table_files{table=\"songs\"}")).isEqualTo(2);
    assertThat(scrape.value("lake_table_size_bytes{table=\"songs\"}")).isPositive();
    assertThat(scrape.value("lake_books_balanced")).isEqualTo(1);
  }

  @Test
  void monthsAreCountedByState() throws Exception {
    Exposition scrape = site.awaitTally();
    assertThat(scrape.value("lake_partitions{state=\"LOADED\"}")).isEqualTo(2);
    assertThat(scrape.value("lake_partitions{state=\"FAILED\"}")).isEqualTo(1);
    assertThat(scrape.value("lake_partitions{state=\"REJECTED\"}")).isEqualTo(1);
    assertThat(scrape.value("lake_partitions{state=\"LOADING\"}")).isEqualTo(2);
    assertThat(scrape.value("lake_newest_month_timestamp_seconds")).isEqualTo(BEGIN_OF_2018);
    assertThat(scrape.value("lake_newest_month_load_timestamp_seconds"))
        .isEqualTo(scrape.value("lake_last_load_timestamp_seconds"))
        .isGreaterThan(BEGIN_OF_2018);
  }

  @Test
  void instanceSaysHowItGoes() throws Exception {
    Exposition scrape =
        site.scrapeWith(found -> !found.samples("lake_component_healthy").isEmpty());
    assertThat(scrape.value("lake_writer")).isEqualTo(1);
    assertThat(scrape.value("lake_lease_token")).isPositive();
    assertThat(scrape.value("lake_lease_silence_seconds")).isBetween(0.0, 10.0);
    assertThat(scrape.value("lake_tick_period_seconds{tick=\"sweep\"}")).isEqualTo(1);
    assertThat(scrape.value("lake_tick_failed{tick=\"sweep\"}")).isZero();
    assertThat(scrape.value("lake_tick_end_timestamp_seconds{tick=\"lease\"}"))
        .isGreaterThan(BEGIN_OF_2018);
    assertThat(scrape.value("lake_component_healthy{component=\"database\"}")).isEqualTo(1);
    assertThat(scrape.value("lake_database_up")).isEqualTo(1);
    assertThat(scrape.value("lake_database_connections_limit")).isEqualTo(8);
    assertThat(
            scrape.value("lake_database_connections{state=\"active\"}")
                + scrape.value("lake_database_connections{state=\"idle\"}"))
        .isBetween(1.0, 8.0);
    assertThat(scrape.value("lake_disk_free_bytes{place=\"lake\"}"))
        .isBetween(1.0, scrape.value("lake_disk_size_bytes{place=\"lake\"}"));
    assertThat(scrape.value("lake_storage_bytes_total{direction=\"written\",scheme=\"file\"}"))
        .as("requests of applications")
        .isPositive();
    assertThat(scrape.value("lake_version{version=\"development\"}")).isEqualTo(1);
  }

  @Test
  void requestsAreTimedByTheirRouteAndNoLabelIsForeignText() throws Exception {
    String id = site.task("2018-01").runId().toString();
    RunsOfEveryState.send("GET", site.port(), "/api/v1/runs/" + id);
    RunsOfEveryState.send("GET", site.port(), "/api/v1/no-such-thing/" + id);
    RunsOfEveryState.send("FOO-BAR", site.port(), "/api/v1/runs/" + id);
    String requests =
        "lake_http_request_duration_seconds_count{method=\"%s\",route=\"%s\",status=\"%s\"}";
    Exposition scrape =
        site.scrapeWith(
            found -> found.values().containsKey(requests.formatted("GET", "/runs/{id}", "200")));
    assertThat(scrape.value(requests.formatted("GET", "none", "404"))).isPositive();
    assertThat(scrape.values().keySet())
        .noneMatch(sample -> sample.contains("FOO-BAR") || sample.contains(id));
  }

  @Test
  void openStreamsAreCounted() throws Exception {
    URI events = URI.create("http://localhost:%d/api/v1/events".formatted(site.port()));
    try (EventClient client = EventClient.open(events)) {
      await().until(() -> client.lastId() != null);
      assertThat(
              site.scrapeWith(found -> found.value("lake_streams_open") > 0)
                  .value("lake_streams_limit"))
          .isEqualTo(200);
    }
    assertThat(site.scrapeWith(found -> found.value("lake_streams_open") == 0)).isNotNull();
  }

  @Test
  void linesOfARunSayWhichOneAndOthersDoNot() {
    for (ILoggingEvent line : site.lines()) {
      Matcher run = RUN.matcher(line.getFormattedMessage());
      Map<String, String> marks = line.getMDCPropertyMap();
      if (!run.find()) {
        // Of an application that has one run all lines belong to that.
        assertThat(marks.getOrDefault("run", site.task("songs").runId().toString()))
            .as(line.getFormattedMessage())
            .isEqualTo(site.task("songs").runId().toString());
        continue;
      }
      LoadTask task = site.task(RunId.parse(run.group(1)));
      assertThat(marks)
          .as(line.getFormattedMessage())
          .containsEntry("run", run.group(1))
          .containsEntry("partition", task.partition().value());
      if (!line.getFormattedMessage().matches(".*(QUEUED for|cancels it).*")) {
        assertThat(marks).containsEntry("attempt", "1").containsKey("application");
      }
    }
    assertThat(site.lines().stream().map(ILoggingEvent::getFormattedMessage))
        .anyMatch(words -> words.contains("QUEUED for"))
        .anyMatch(words -> words.contains("launched as"))
        .anyMatch(words -> words.endsWith(": SUCCEEDED"))
        .anyMatch(words -> words.endsWith(": FAILED"))
        .anyMatch(words -> words.endsWith(": REJECTED"))
        .anyMatch(words -> words.contains("cancels it"));
  }
}
