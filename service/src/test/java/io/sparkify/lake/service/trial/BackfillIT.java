package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.truth.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two years are backfilled while a new month arrives and an operator asks for another. */
@Tag("full")
class BackfillIT {
  private static final String NEW = "2018-01";
  private static final String ASKED = "2015-12";
  private static final Map<String, String> BY_REQUEST =
      Map.of("LAKE_AUTO_LOAD", "false", "LAKE_BATCH_BACKFILL_MAX_MONTHS", "6");
  private static final Map<String, Object> TWO_YEARS = Map.of("from", "2016-01", "to", "2017-12");

  @TempDir Path folder;

  @Test
  void launchesAreThoseOfThePlanAndNoMoreThanNeeded() {
    Site later = Site.in(folder.resolve("later"));
    Truth truth = LoadedSite.generate(later, ASKED, NEW, 40);
    Site site = Site.in(folder.resolve("site"));
    Site.copy(later.songs(), site.songs());
    months(truth).filter(month -> !month.equals(NEW)).forEach(month -> site.addMonth(later, month));
    try (LakeProcess service = LakeProcess.start(site, BY_REQUEST)) {
      LakeApi api = service.api();
      LakeApi.patiently().until(() -> api.states().size() == 26);
      List<Set<String>> dry = batches(dryRun(api));
      assertThat(dry).extracting(Set::size).containsExactly(7, 6, 6, 6);

      // What loads the new month as soon as it is there
      assertThat(api.post("/schedules", schedule()).status()).isEqualTo(201);
      String backfill = LakeApi.text(created(api.post("/backfills", TWO_YEARS)), "id");
      LakeApi.patiently().until(() -> loading(api).equals(dry.get(0)));
      LakeApi.patiently().until(service::hasDriver);
      service.freezeDriver(); // which could be done before the new month is seen
      api.requestRun(ASKED);
      site.addMonth(later, NEW);
      LakeApi.patiently().until(() -> !api.runs(NEW).isEmpty());
      JsonNode plan = api.get("/plan");

      assertThat(loading(plan)).as("the first application still runs").isEqualTo(dry.get(0));
      service.thawDriver();
      // Four starts of Spark: minutes on a busy machine
      LakeApi.patiently()
          .atMost(Duration.ofMinutes(15))
          .until(() -> api.states().equals(loaded(truth)));
      api.awaitStates(loaded(truth));
      List<Set<String>> launched = applications(api);
      List<Set<String>> planned = new ArrayList<>(List.of(dry.get(0)));
      planned.addAll(batches(plan));
      assertThat(launched).isEqualTo(planned);
      assertThat(order(plan).subList(0, 2)).containsExactly(ASKED, NEW);
      assertThat(launched).hasSize(4);
      assertDone(api, backfill);
      report(launched);
    }
    assertThat(site.digests()).isEqualTo(truth.digests());
  }

  private static Map<String, Object> schedule() {
    return Map.of("name", "fresh", "cron", "* * * * * ?", "load", NEW);
  }

  private static JsonNode dryRun(LakeApi api) {
    Map<String, Object> body = new TreeMap<>(TWO_YEARS);
    body.put("dry_run", true);
    JsonNode answer = api.post("/backfills", body).body();
    assertThat(api.runs()).isEmpty();
    return answer.path("plan");
  }

  private static JsonNode created(LakeApi.Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer.body();
  }

  private static void assertDone(LakeApi api, String backfill) {
    JsonNode done = api.get("/backfills/" + backfill);
    assertThat(LakeApi.text(done, "state")).isEqualTo("done");
    assertThat(done.path("runs").toString()).isEqualTo("{\"succeeded\":25}");
    assertThat(LakeApi.text(api.runs(NEW).get(0), "trigger")).isEqualTo("schedule");
    assertThat(LakeApi.text(api.runs(NEW).get(0), "reason")).isEqualTo("schedule fresh: " + NEW);
    assertThat(api.runs()).hasSize(27);
  }

  private static void report(List<Set<String>> launched) {
    System.out.printf(
        "A backfill of 24 months with the catalog, a new month and one asked for: %d launches (%s)%n",
        launched.size(),
        launched.stream()
            .map(batch -> batch.size() + " partitions")
            .collect(Collectors.joining(", ")));
  }

  private static Stream<String> months(Truth truth) {
    return truth.months().stream().map(Truth.Month::month).map(LogMonth::toString);
  }

  private static Map<String, String> loaded(Truth truth) {
    Map<String, String> states = new TreeMap<>(Map.of("songs", "LOADED"));
    months(truth).forEach(month -> states.put(month, "LOADED"));
    return states;
  }

  private static Set<String> loading(LakeApi api) {
    return loading(api.get("/plan"));
  }

  private static Set<String> loading(JsonNode plan) {
    Set<String> loading = new TreeSet<>();
    plan.path("loading").forEach(each -> loading.add(each.asText()));
    return loading;
  }

  private static List<String> order(JsonNode plan) {
    List<String> order = new ArrayList<>();
    plan.path("actions").forEach(action -> order.add(LakeApi.text(action, "partition")));
    return order;
  }

  /** As planned: what each application takes. */
  private static List<Set<String>> batches(JsonNode plan) {
    Map<Integer, Set<String>> batches = new TreeMap<>();
    plan.path("actions")
        .forEach(
            action ->
                batches
                    .computeIfAbsent(action.path("batch").asInt(), batch -> new TreeSet<>())
                    .add(LakeApi.text(action, "partition")));
    return List.copyOf(batches.values());
  }

  /** As they were launched: what each of them took. */
  private static List<Set<String>> applications(LakeApi api) {
    Map<String, Set<String>> applications = new LinkedHashMap<>();
    api.runs().stream()
        .sorted(Comparator.comparing(run -> run.at("/attempts/0/started_at").asText()))
        .forEach(
            run -> {
              assertThat(run.path("attempts")).hasSize(1);
              applications
                  .computeIfAbsent(
                      run.at("/attempts/0/application_id").asText(), id -> new TreeSet<>())
                  .add(LakeApi.text(run, "partition"));
            });
    return List.copyOf(applications.values());
  }
}
