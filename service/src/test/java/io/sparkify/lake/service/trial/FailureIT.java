package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.NEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.generate.truth.Truth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong says so in words, leaves the tables alone, and is over with the next run. */
@ExtendWith(LoadedSites.class)
class FailureIT {
  private static final String NEW = "2018-03";
  private static final String OTHER = "2018-04";
  private static final long EVENTS_OF_A_BIG_MONTH = 100_000;
  private static final long HARDLY_ANY_SPACE = 256L << 10;

  private final LoadedSite loaded;
  @TempDir Path folder;

  FailureIT(LoadedSite loaded) {
    this.loaded = loaded;
  }

  @Test
  @Tag("full")
  void killedDriverFailsItsRunAndTheNextOneSucceeds(@TempDir Path other) {
    Site site = loaded.site().copyTo(folder);
    Site big = Site.in(other);
    Truth truth = LoadedSite.generate(big, NEW, NEW, EVENTS_OF_A_BIG_MONTH);
    try (LakeProcess service = LakeProcess.start(site)) {
      LakeApi api = service.api();
      site.addMonth(big, NEW);
      LakeApi.patiently().until(() -> !api.runs(NEW).isEmpty());
      String id = LakeApi.text(api.runs(NEW).get(0), "id");
      api.awaitRun(id, "RUNNING");
      service.killDriver();

      JsonNode failure = failure(api.awaitRun(id, "FAILED"), "driver_killed");
      assertThat(LakeApi.text(failure, "cause")).contains("was killed from outside");
      assertThat(LakeApi.text(failure, "remedy")).contains("request the run again");
      assertTablesAreAsTheyWere(site);
      api.awaitStates(LoadedSite.states(Map.of(NEW, "FAILED")));

      api.awaitRun(api.requestRun(NEW), "SUCCEEDED");
      api.awaitStates(LoadedSite.states(Map.of(NEW, "LOADED")));
    }
    Truth.Month month = truth.months().get(0);
    assertThat(site.digests(month.month())).isEqualTo(month.digests());
  }

  @Test
  void monthDeletedBeforeItsLoadFailsAndShowsAsVanished() {
    Site site = loaded.site().copyTo(folder);
    loaded.add(site, NEW);
    Map<String, String> byRequest = Map.of("LAKE_AUTO_LOAD", "false", "LAKE_DISCOVER_EVERY", "1h");
    try (LakeProcess service = LakeProcess.start(site, byRequest)) {
      LakeApi api = service.api();
      api.awaitStates(LoadedSite.states(Map.of(NEW, "NEW")));

      site.deleteMonth(NEW);
      JsonNode failure = failure(api.awaitRun(api.requestRun(NEW), "FAILED"), "source_missing");
      assertThat(LakeApi.text(failure, "cause")).contains("2018/03/");
      assertThat(LakeApi.text(failure, "remedy")).contains("Put the file back");
      api.awaitStates(LoadedSite.states(Map.of(NEW, "VANISHED")));
      assertTablesAreAsTheyWere(site);

      loaded.add(site, NEW);
      api.awaitRun(api.requestRun(NEW), "SUCCEEDED");
      api.awaitStates(LoadedSite.states(Map.of(NEW, "LOADED")));
    }
  }

  @Test
  void missingRootOfTheLogsIsUnhealthyAndLeavesTheLedger() {
    Site site = loaded.site().copyTo(folder);
    try (LakeProcess service = LakeProcess.start(site)) {
      LakeApi api = service.api();
      LakeApi.patiently().until(() -> api.health().status() == 200);
      JsonNode ledger = api.get("/partitions");

      Path elsewhere = site.input().resolve("elsewhere");
      Site.move(site.logs(), elsewhere);
      LakeApi.patiently().until(() -> api.health().status() == 503);
      assertThat(api.health().body().at("/source/message").asText())
          .contains("There is no folder of", site.logs().toString(), "Make ");
      assertThat(api.get("/plan").at("/problem/code").asText()).isEqualTo("source_missing");
      assertThat(api.get("/partitions")).isEqualTo(ledger);

      Site.move(elsewhere, site.logs());
      LakeApi.patiently().until(() -> api.health().status() == 200);
      assertThat(api.get("/partitions")).isEqualTo(ledger);
      assertThat(api.runs()).hasSize(3);
    }
    assertTablesAreAsTheyWere(site);
  }

  @Test
  void truncatedFileFailsItsMonthAloneUntilItIsReplaced() throws IOException {
    Site site = loaded.site().copyTo(folder);
    loaded.add(site, NEW);
    loaded.add(site, OTHER);
    Path file = firstFile(site.logs(NEW));
    byte[] whole = zipped(Files.readAllBytes(file));
    Files.delete(file);
    Path zip = file.resolveSibling(file.getFileName() + ".gz");
    Files.write(zip, Arrays.copyOf(whole, whole.length / 2));
    try (LakeProcess service = LakeProcess.start(site)) {
      LakeApi api = service.api();
      api.awaitStates(LoadedSite.states(Map.of(NEW, "FAILED", OTHER, "LOADED")));
      JsonNode failure = failure(api.runs(NEW).get(0), "source_unreadable");
      assertThat(LakeApi.text(failure, "cause")).contains(zip.getFileName().toString());
      assertThat(LakeApi.text(failure, "remedy")).contains("Replace the file");

      Path sound = Files.write(zip.resolveSibling("_sound"), whole);
      Files.move(sound, zip, StandardCopyOption.REPLACE_EXISTING);
      api.awaitStates(LoadedSite.states(Map.of(NEW, "LOADED", OTHER, "LOADED")));
      assertThat(api.runs(NEW)).hasSize(2);
    }
  }

  @Test
  void fullDiskFailsTheRunAndLeavesTheOldTables(@TempDir Path other) throws IOException {
    Site big = Site.in(other);
    Truth truth = LoadedSite.generate(big, NEXT, NEXT, EVENTS_OF_A_BIG_MONTH);
    Files.createDirectories(Site.in(folder).lake());
    try (SmallDisk disk = SmallDisk.mount(Site.in(folder).lake())) {
      Site site = loaded.site().copyTo(folder);
      try (LakeProcess service = LakeProcess.start(site)) {
        LakeApi api = service.api();
        disk.leave(HARDLY_ANY_SPACE);
        site.deleteMonth(NEXT);
        site.addMonth(big, NEXT);

        LakeApi.patiently().until(() -> api.runs(NEXT).size() == 2);
        String id = LakeApi.text(api.runs(NEXT).get(0), "id");
        JsonNode failure = failure(api.awaitRun(id, "FAILED"), "disk_full");
        assertThat(LakeApi.text(failure, "cause")).contains("no space is left");
        assertThat(LakeApi.text(failure, "remedy")).contains("Free space");
        assertTablesAreAsTheyWere(site);

        disk.leaveAmple();
        api.awaitRun(api.requestRun(NEXT), "SUCCEEDED");
        api.awaitStates(LoadedSite.states(Map.of()));
      }
      Truth.Month month = truth.months().get(0);
      assertThat(site.digests(month.month())).isEqualTo(month.digests());
    }
  }

  @Test
  void wrongSparkHomeFailsAtOnceAndTheRightOneLoads() {
    Site site = loaded.site().copyTo(folder);
    loaded.add(site, NEW);
    String nowhere = folder.resolve("nowhere").toString();
    try (LakeProcess service = LakeProcess.start(site, Map.of("SPARK_HOME", nowhere))) {
      LakeApi api = service.api();
      api.awaitStates(LoadedSite.states(Map.of(NEW, "FAILED")));
      JsonNode failure = failure(api.runs(NEW).get(0), "spark_home_invalid");
      assertThat(LakeApi.text(failure, "cause")).contains(nowhere);
      assertThat(LakeApi.text(failure, "remedy")).contains("Set SPARK_HOME to");
      assertThat(duration(api.runs(NEW).get(0).at("/attempts/0")))
          .isLessThan(Duration.ofSeconds(5));
      assertThat(api.health().body().at("/spark/message").asText()).contains(nowhere);
      assertTablesAreAsTheyWere(site);
      service.stop();
    }
    try (LakeProcess service = LakeProcess.start(site)) {
      LakeApi api = service.api();
      api.awaitRun(api.requestRun(NEW), "SUCCEEDED");
      api.awaitStates(LoadedSite.states(Map.of(NEW, "LOADED")));
    }
  }

  /** Why a failed run failed: with this code, in words, after one attempt. */
  private static JsonNode failure(JsonNode run, String code) {
    assertThat(LakeApi.text(run, "state")).isEqualTo("FAILED");
    assertThat(run.path("attempts")).hasSize(1);
    JsonNode failure = run.at("/attempts/0/failure");
    assertThat(LakeApi.text(failure, "code")).as("%s", run).isEqualTo(code);
    assertThat(LakeApi.text(failure, "title")).isNotBlank();
    return failure;
  }

  private void assertTablesAreAsTheyWere(Site site) {
    assertThat(site.files()).isEqualTo(loaded.site().files());
    assertThat(site.digests()).isEqualTo(loaded.site().digests());
  }

  private static Duration duration(JsonNode attempt) {
    return Duration.between(
        Instant.parse(LakeApi.text(attempt, "started_at")),
        Instant.parse(LakeApi.text(attempt, "ended_at")));
  }

  private static Path firstFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().findFirst().orElseThrow();
    }
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(bytes);
    }
    return zipped.toByteArray();
  }
}
