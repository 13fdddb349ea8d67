package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LakeApi.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.generate.truth.Truth;
import io.sparkify.lake.service.trial.LakeApi.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Cancelling what really runs, and what the service makes of a driver that was killed. */
@ExtendWith(LoadedSites.class)
class CancelIT {
  private static final String NEW = "2018-03";
  private static final String OTHER = "2018-04";
  private static final long EVENTS_OF_A_BIG_MONTH = 100_000;
  private static final Map<String, String> KILLED_AT_ONCE =
      Map.of("LAKE_SPARK_CANCEL_WITHIN", "0s");
  // However slow the machine is, the driver gives the run up by itself.
  private static final Map<String, String> NOT_KILLED = Map.of("LAKE_SPARK_CANCEL_WITHIN", "5m");
  private static final Map<String, String> TRIED_AGAIN_SOON =
      Map.of("LAKE_RETRY_MAX_ATTEMPTS", "3", "LAKE_RETRY_FIRST_DELAY", "1s");

  private final LoadedSite loaded;
  @TempDir Path folder;
  @TempDir Path other;

  CancelIT(LoadedSite loaded) {
    this.loaded = loaded;
  }

  @Test
  void cancelledRunsDriverGoesItsTablesStayAndTheNextLoadSweepsItsStaging() throws IOException {
    Site site = loaded.site().copyTo(folder);
    Site big = Site.in(other);
    LoadedSite.generate(big, NEW, NEW, EVENTS_OF_A_BIG_MONTH);
    try (LakeProcess service = LakeProcess.start(site, KILLED_AT_ONCE)) {
      LakeApi api = service.api();
      site.addMonth(big, NEW);
      String id = awaitRunning(api, NEW);
      Answer answer = api.post("/runs/" + id + "/cancel", Map.of("reason", "a mistake"));
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
      JsonNode run = api.awaitRun(id, "CANCELLED");
      assertThat(service.hasDriver()).as("the driver of a cancelled run").isFalse();
      assertThat(run.at("/attempts/0/state").asText()).isEqualTo("CANCELLED");
      assertThat(run.at("/cancellation/reason").asText()).isEqualTo("a mistake");
      assertThat(text(run.path("history").get(run.path("history").size() - 1), "reason"))
          .isEqualTo("cancelled by anonymous: a mistake");
      assertThat(site.files()).isEqualTo(loaded.site().files());
      assertThat(site.digests()).isEqualTo(loaded.site().digests());

      loaded.add(site, OTHER);
      api.awaitStates(LoadedSite.states(Map.of(NEW, "NEW", OTHER, "LOADED")));
      assertThat(staged(site)).isEmpty();
    }
  }

  @Test
  @Tag("full")
  void oneOfABatchIsCancelledAndTheOthersSucceed() throws IOException {
    Site site = loaded.site().copyTo(folder);
    Truth truth = bigMonths(site);
    try (LakeProcess service = LakeProcess.start(site, NOT_KILLED)) {
      LakeApi api = service.api();
      String id = awaitRunning(api, NEW);
      assertThat(api.post("/runs/" + id + "/cancel", Map.of()).status()).isEqualTo(202);
      api.awaitRun(id, "CANCELLED");
      api.awaitStates(LoadedSite.states(Map.of(NEW, "NEW", OTHER, "LOADED")));

      JsonNode neighbour = api.runs(OTHER).get(0);
      assertThat(neighbour.path("attempts")).hasSize(1);
      assertThat(neighbour.at("/attempts/0/application_id"))
          .isEqualTo(api.runs(NEW).get(0).at("/attempts/0/application_id"));
    }
    assertDigests(site, truth, OTHER);
    assertThat(staged(site)).isEmpty();
  }

  @Test
  void monthsOfAKilledDriverAreTriedAgainByThemselvesAloneAndSucceed() {
    Site site = loaded.site().copyTo(folder);
    Truth truth = bigMonths(site);
    try (LakeProcess service = LakeProcess.start(site, TRIED_AGAIN_SOON)) {
      LakeApi api = service.api();
      String id = awaitRunning(api, NEW);
      service.killDriver();
      api.awaitRun(text(api.runs(OTHER).get(0), "id"), "SUCCEEDED");
      api.awaitRun(id, "SUCCEEDED");
      api.awaitStates(LoadedSite.states(Map.of(NEW, "LOADED", OTHER, "LOADED")));

      Set<String> applications = new HashSet<>();
      for (String month : List.of(NEW, OTHER)) {
        assertThat(api.runs(month)).hasSize(1);
        JsonNode run = api.runs(month).get(0);
        assertThat(run.path("attempts")).hasSize(2);
        assertThat(run.at("/attempts/0/failure/code").asText()).isEqualTo("driver_killed");
        assertThat(run.at("/attempts/1/state").asText()).isEqualTo("SUCCEEDED");
        applications.add(run.at("/attempts/1/application_id").asText());
      }
      assertThat(applications).as("each alone").hasSize(2);
    }
    assertDigests(site, truth, NEW);
    assertDigests(site, truth, OTHER);
  }

  private Truth bigMonths(Site site) {
    Site big = Site.in(other);
    Truth truth = LoadedSite.generate(big, NEW, OTHER, EVENTS_OF_A_BIG_MONTH);
    site.addMonth(big, NEW);
    site.addMonth(big, OTHER);
    return truth;
  }

  private static void assertDigests(Site site, Truth truth, String month) {
    Truth.Month expected =
        truth.months().stream()
            .filter(each -> each.month().toString().equals(month))
            .findFirst()
            .orElseThrow();
    assertThat(site.digests(expected.month())).isEqualTo(expected.digests());
  }

  private static String awaitRunning(LakeApi api, String month) {
    LakeApi.patiently().until(() -> !api.runs(month).isEmpty());
    String id = text(api.runs(month).get(0), "id");
    api.awaitRun(id, "RUNNING");
    return id;
  }

  private static List<String> staged(Site site) throws IOException {
    Path staging = site.lake().resolve("_lake/staging");
    if (!Files.exists(staging)) {
      return List.of();
    }
    try (Stream<Path> left = Files.list(staging)) {
      return left.map(each -> each.getFileName().toString()).toList();
    }
  }
}
