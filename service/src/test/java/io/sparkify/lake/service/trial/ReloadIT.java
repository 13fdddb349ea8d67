package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.NEXT;
import static io.sparkify.lake.service.trial.LoadedSite.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A service that starts again on a loaded lake loads what changed, and nothing else. */
@ExtendWith(LoadedSites.class)
class ReloadIT {
  private final LoadedSite loaded;
  @TempDir Path folder;

  ReloadIT(LoadedSite loaded) {
    this.loaded = loaded;
  }

  @Test
  void onlyTheMonthWhoseContentChangedIsLoadedAgain() throws IOException {
    Site site = loaded.site().copyTo(folder);
    Map<String, Instant> before = site.files();
    try (LakeProcess service = LakeProcess.start(site)) {
      LakeApi api = service.api();
      List<String> runs = ids(api.runs());
      assertNothingIsLoaded(api, runs);
      String why = LakeApi.text(api.partition(OLD), "why");

      Path dropped = dropAPlay(site);
      LakeApi.patiently().until(() -> api.runs(OLD).size() == 2);
      JsonNode again = api.awaitRun(LakeApi.text(api.runs(OLD).get(0), "id"), "SUCCEEDED");
      api.awaitStates(LoadedSite.states(Map.of()));

      assertThat(ids(api.runs())).hasSize(runs.size() + 1).containsAll(runs);
      assertHistoryExplains(api, again, why);
      assertThat(api.partition(OLD).path("source_files").findValuesAsText("path"))
          .contains(site.logs().relativize(dropped).toString());
      assertNothingIsLoaded(api, ids(api.runs()));
    }
    assertThat(changed(before, site.files())).isEqualTo(filesOf(OLD));
  }

  @Test
  void monthThatAppearsIsLoadedWithoutAnyoneAsking() {
    Site site = loaded.site().copyTo(folder);
    Map<String, Instant> before = site.files();
    try (LakeProcess service = LakeProcess.start(site)) {
      LakeApi api = service.api();

      loaded.add(site, "2018-03");
      api.awaitStates(LoadedSite.states(Map.of("2018-03", "LOADED")));

      assertThat(api.runs()).hasSize(4);
      assertThat(api.runs("2018-03"))
          .singleElement()
          .satisfies(
              run -> {
                assertThat(LakeApi.text(run, "trigger")).isEqualTo("schedule");
                assertThat(LakeApi.text(run, "reason")).isEqualTo("never loaded");
              });
    }
    assertThat(changed(before, site.files())).isEqualTo(filesOf("2018-03"));
  }

  @Test
  void unchangedMonthIsLoadedAgainOnlyByForce() {
    Site site = loaded.site().copyTo(folder);
    Map<String, Instant> before = site.files();
    Map<String, String> digests = site.digests();
    try (LakeProcess service = LakeProcess.start(site)) {
      LakeApi api = service.api();

      LakeApi.Answer refused = api.post("/runs", Map.of("partition", NEXT));
      assertThat(refused.status()).isEqualTo(409);
      assertThat(LakeApi.text(refused.body(), "code")).isEqualTo("unchanged");
      assertThat(api.runs(NEXT)).hasSize(1);

      LakeApi.Answer forced =
          api.post("/runs", Map.of("partition", NEXT, "reason", "to be sure", "force", true));
      assertThat(forced.status()).isEqualTo(201);
      JsonNode run = api.awaitRun(LakeApi.text(forced.body(), "id"), "SUCCEEDED");
      assertThat(LakeApi.text(run, "trigger")).isEqualTo("operator");
      assertThat(LakeApi.text(run, "reason")).isEqualTo("to be sure");
      api.awaitStates(LoadedSite.states(Map.of()));
      assertThat(api.runs()).hasSize(4);
    }
    assertThat(changed(before, site.files())).isEqualTo(filesOf(NEXT));
    assertThat(site.digests()).isEqualTo(digests);
  }

  /** Discovers each second and plans every five: what should not happen has its chance. */
  private static void assertNothingIsLoaded(LakeApi api, List<String> runs) {
    LakeApi.patiently()
        .during(Duration.ofSeconds(7))
        .untilAsserted(
            () -> {
              assertThat(ids(api.runs())).isEqualTo(runs);
              assertThat(api.get("/plan").path("actions")).isEmpty();
              assertThat(api.get("/plan").path("waiting")).isEmpty();
            });
  }

  private static void assertHistoryExplains(LakeApi api, JsonNode again, String whyBefore) {
    JsonNode first = api.runs(OLD).get(1);
    assertThat(LakeApi.text(again, "trigger")).isEqualTo("schedule");
    assertThat(whyBefore).startsWith("loaded by run ");
    assertThat(LakeApi.text(again, "reason"))
        .isEqualTo(whyBefore.replace("loaded by", "1 file changed since"));
    assertThat(LakeApi.rowCounts(again).imbalance()).isEmpty();
    assertThat(again.at("/row_counts/lines").asLong())
        .isEqualTo(first.at("/row_counts/lines").asLong() - 1);
    JsonNode partition = api.partition(OLD);
    assertThat(partition.at("/loaded/run_id").asText()).isEqualTo(LakeApi.text(again, "id"));
    assertThat(LakeApi.text(partition, "why"))
        .startsWith("loaded by run " + LakeApi.text(again, "id").substring(0, 8));
  }

  /** Takes the last line off the month's first file. */
  private static Path dropAPlay(Site site) throws IOException {
    try (Stream<Path> files = Files.list(site.logs(OLD))) {
      Path file = files.sorted().findFirst().orElseThrow();
      List<String> lines = Files.readAllLines(file);
      Path replacement = file.resolveSibling("_new");
      Files.write(replacement, lines.subList(0, lines.size() - 1));
      Files.move(replacement, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    }
  }

  private static Set<String> changed(Map<String, Instant> before, Map<String, Instant> after) {
    Set<String> changed = new TreeSet<>(before.keySet());
    changed.addAll(after.keySet());
    changed.removeIf(file -> before.containsKey(file) && before.get(file).equals(after.get(file)));
    return changed;
  }

  /** What a load of this month alone writes. */
  private static Set<String> filesOf(String month) {
    String folder =
        "year=%s/month=%d/".formatted(month.substring(0, 4), Integer.parseInt(month.substring(5)));
    return new TreeSet<>(
        Set.of(
            "songplays/" + folder + "songplays-" + month + ".parquet",
            "time/" + folder + "time-" + month + ".parquet",
            "users/users.parquet"));
  }

  private static List<String> ids(List<JsonNode> runs) {
    return runs.stream().map(run -> LakeApi.text(run, "id")).collect(Collectors.toList());
  }
}
