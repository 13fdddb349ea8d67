package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.NEXT;
import static io.sparkify.lake.service.trial.LoadedSite.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is killed at random moments of real loads: the next start finds out what became of
 * each run, launches nothing beside what still runs, and loses nothing.
 */
@ExtendWith(LoadedSites.class)
class ServiceKillIT {
  private static final long SEED = Long.getLong("lake.test.seed", 11);
  private static final int MOMENTS_MILLIS = 9_000;

  private static final Map<String, String> PATIENT =
      Map.of("LAKE_RETRY_MAX_ATTEMPTS", "100", "LAKE_RETRY_FIRST_DELAY", "1s");

  private final LoadedSite loaded;
  private final List<Duration> attached = new ArrayList<>();
  @TempDir Path folder;

  ServiceKillIT(LoadedSite loaded) {
    this.loaded = loaded;
  }

  @Test
  void killedAFewTimes() {
    killed(2);
  }

  @Test
  @Tag("full")
  void killedFiftyTimes() {
    killed(50);
  }

  private void killed(int times) {
    Site site = loaded.site().copyTo(folder);
    Random moments = new Random(SEED);
    Set<String> requested = new HashSet<>();
    try (DriverWatch drivers = DriverWatch.of(site)) {
      for (int kill = 0; kill < times; kill++) {
        requested.addAll(killedAfter(moments.nextInt(MOMENTS_MILLIS), site));
      }
      settle(site, requested);
      assertThat(drivers.together()).as("applications at the same time").hasSizeLessThan(2);
      System.out.printf(
          "Killed %d times: %d runs, %d applications, never two at once; boot to re-attached %s%n",
          times, requested.size(), drivers.seen().size(), median());
    }
    assertThat(site.digests()).isEqualTo(loaded.site().digests());
    assertThat(site.lake().resolve("_lake/staging")).isEmptyDirectory();
  }

  private List<String> killedAfter(int milliseconds, Site site) {
    LakeProcess service = LakeProcess.start(site, PATIENT);
    try {
      reattached(service);
      List<String> runs = request(service.api());
      rest(milliseconds);
      service.kill();
      return runs;
    } catch (RuntimeException | AssertionError e) {
      service.close(); // with its driver, which a kill leaves alone
      throw e;
    }
  }

  /** The catalog and both months, those that are not loading just now. */
  private static List<String> request(LakeApi api) {
    List<String> runs = new ArrayList<>();
    for (String partition : List.of("songs", OLD, NEXT)) {
      LakeApi.Answer answer =
          api.post("/runs", Map.of("partition", partition, "reason", "a trial", "force", true));
      assertThat(answer.status()).as("%s", answer.body()).isIn(201, 409);
      runs.add(LakeApi.text(answer.body(), answer.status() == 201 ? "id" : "run_id"));
    }
    return runs;
  }

  /** Where a driver outlived the service, how long until its progress is shown again. */
  private void reattached(LakeProcess service) {
    if (!service.hasDriver()) {
      return;
    }
    LakeApi.patiently()
        .until(
            () ->
                !service.hasDriver()
                    || service.api().runs().stream()
                        .anyMatch(run -> run.path("progress").path("phase").isTextual()));
    attached.add(service.age());
  }

  private static void settle(Site site, Set<String> requested) {
    try (LakeProcess service = LakeProcess.start(site, PATIENT)) {
      LakeApi api = service.api();
      api.awaitStates(LoadedSite.states(Map.of()));
      LakeApi.patiently().until(() -> !service.hasDriver());
      for (String id : requested) {
        JsonNode run = api.get("/runs/" + id);
        assertThat(LakeApi.text(run, "state")).as("%s", run).isEqualTo("SUCCEEDED");
      }
      for (JsonNode run : api.runs()) {
        assertThat(run.path("attempts").findValuesAsText("state"))
            .as("one attempt of a run succeeds: %s", run)
            .containsOnlyOnce("SUCCEEDED");
      }
      service.stop();
    }
  }

  private static void rest(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String median() {
    Collections.sort(attached);
    return attached.isEmpty()
        ? "never, as no driver was left"
        : "median %d ms, longest %d ms of %d"
            .formatted(
                attached.get(attached.size() / 2).toMillis(),
                attached.get(attached.size() - 1).toMillis(),
                attached.size());
  }
}
