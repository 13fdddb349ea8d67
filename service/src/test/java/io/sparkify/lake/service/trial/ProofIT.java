package io.sparkify.lake.service.trial;

import static io.sparkify.lake.service.trial.LoadedSite.NEXT;
import static io.sparkify.lake.service.trial.LoadedSite.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was really loaded is proven, and whatever is done to it afterwards is found. */
@ExtendWith(LoadedSites.class)
class ProofIT {
  private static final String PLAYS = "songplays/year=2018/month=1/songplays-2018-01.parquet";
  private static final String TIME = "time/year=2018/month=1/time-2018-01.parquet";
  private static final Map<String, Object> NOTHING = Map.of();

  private final LoadedSite loaded;
  @TempDir Path folder;

  ProofIT(LoadedSite loaded) {
    this.loaded = loaded;
  }

  @Test
  void everyChangeOfALoadedLakeIsFoundAndAnUntouchedOneIsVerified() throws Exception {
    Site site = loaded.site().copyTo(folder);
    try (LakeProcess service = LakeProcess.start(site)) {
      LakeApi api = service.api();
      for (String partition : List.of("songs", OLD, NEXT)) {
        assertThat(problems(api, partition)).as(partition).isEmpty();
      }
      assertProof(api);
      assertFilesAreWatched(api, site);
      assertCommand(api, service, site);
      assertThat(problems(api, OLD)).isEmpty();
      service.stop();
    }
    change(site, "update row_count set amount = amount + 1 where counter = 'songplays'");
    try (LakeProcess service = LakeProcess.start(site)) {
      assertThat(problems(service.api(), OLD))
          .contains("row_count_differs", "books_do_not_balance", "report_differs");
    }
  }

  @Test
  void heldDataIsShownAndPublishedAsItWasStaged() throws IOException {
    Site site = loaded.site().copyTo(folder);
    Map<String, String> before = site.digests();
    try (LakeProcess service = LakeProcess.start(site)) {
      LakeApi api = service.api();
      String old = run(api, OLD);
      Files.writeString(site.logs(OLD).resolve("garbage.json"), "no json\n".repeat(300));
      LakeApi.patiently().until(() -> LakeApi.text(api.partition(OLD), "state").equals("REJECTED"));
      assertThat(LakeApi.text(api.partition(OLD), "why")).contains("approve or discard it");
      assertThat(run(api, OLD)).isEqualTo(old);
      assertThat(problems(api, OLD)).isEmpty();
      assertThat(site.digests()).isEqualTo(before);
      String rejected = LakeApi.text(api.runs(OLD).get(0), "id");
      JsonNode held = api.get("/partitions/%s/quarantine?limit=3&run=%s".formatted(OLD, rejected));
      assertThat(held.path("total_entries").asInt()).isEqualTo(300);
      assertThat(held.path("items").findValuesAsText("text")).containsOnly("no json").hasSize(3);
      assertThat(LakeApi.text(held.path("items").get(2), "file")).endsWith("garbage.json");
      assertThat(held.path("items").get(2).path("line").asInt()).isEqualTo(3);

      LakeApi.Answer approved =
          api.post("/runs/" + rejected + "/approve", Map.of("reason", "known garbage"));
      assertThat(approved.status()).as("%s", approved.body()).isEqualTo(201);
      JsonNode run = api.awaitRun(LakeApi.text(approved.body(), "id"), "SUCCEEDED");
      api.awaitStates(LoadedSite.states(Map.of()));
      assertThat(run(api, OLD)).isEqualTo(LakeApi.text(run, "id"));
      assertThat(problems(api, OLD)).isEmpty();
      assertThat(site.digests()).isEqualTo(before);
      assertThat(api.get("/partitions/" + OLD + "/quarantine?limit=200").path("items"))
          .hasSize(200);
      LakeApi.patiently().until(() -> !Files.exists(staging(site, rejected)));

      Files.writeString(site.logs(NEXT).resolve("garbage.json"), "no json\n".repeat(300));
      LakeApi.patiently()
          .until(() -> LakeApi.text(api.partition(NEXT), "state").equals("REJECTED"));
      String unwanted = LakeApi.text(api.runs(NEXT).get(0), "id");
      assertThat(staging(site, unwanted)).isDirectory();
      assertThat(api.post("/runs/" + unwanted + "/discard", NOTHING).status()).isEqualTo(200);
      assertThat(staging(site, unwanted)).doesNotExist();
      assertThat(problems(api, NEXT)).isEmpty();
    }
  }

  private static Path staging(Site site, String run) {
    return site.lake().resolve("_lake/staging/" + run + "-1");
  }

  private static void assertProof(LakeApi api) {
    JsonNode proof = api.get("/runs/" + run(api, OLD) + "/proof");
    assertThat(proof.path("current").asBoolean()).isTrue();
    assertThat(proof.at("/provenance/job_checksum").asText()).hasSize(64);
    assertThat(proof.path("files").findValuesAsText("path")).contains(PLAYS, TIME);
    assertThat(proof.path("files").findValuesAsText("digest"))
        .allMatch(text -> text.length() == 64);
    assertThat(proof.at("/source/fingerprint").asText())
        .isEqualTo(api.partition(OLD).at("/source/fingerprint").asText());
  }

  private static void assertFilesAreWatched(LakeApi api, Site site) throws IOException {
    Path plays = site.lake().resolve(PLAYS);
    byte[] bytes = Files.readAllBytes(plays);

    Files.delete(plays);
    assertThat(problems(api, OLD)).containsExactly("file_missing");
    Files.write(plays, Arrays.copyOf(bytes, bytes.length - 8));
    assertThat(problems(api, OLD)).contains("bytes_differ", "unreadable");
    for (int at : new int[] {0, 4, bytes.length / 2, bytes.length - 20, bytes.length - 1}) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 0x10;
      Files.write(plays, flipped);
      assertThat(problems(api, OLD)).as("byte %d", at).contains("checksum_differs");
    }
    Files.write(plays, bytes);
    Path other = site.lake().resolve("other.parquet");
    duck(
        "copy (select * from read_parquet('%s') limit 100) to '%s' (format parquet)"
            .formatted(plays, other));
    Files.write(plays, Files.readAllBytes(other));
    assertThat(problems(api, OLD)).contains("rows_differ", "checksum_differs");
    Files.write(plays, bytes);
    Path copy = plays.resolveSibling("copy.parquet");
    Files.write(copy, bytes);
    assertThat(problems(api, OLD)).containsExactly("stray_file");
    assertThat(problems(api, NEXT)).isEmpty();
    Files.delete(copy);
    Files.delete(other);
  }

  private static void assertCommand(LakeApi api, LakeProcess service, Site site) throws Exception {
    Command good = Command.lake("verify", OLD, "--url", service.url());
    assertThat(good.status()).as(good.output()).isZero();
    assertThat(good.output())
        .contains(run(api, OLD), "songplays  yes", "All is as it was published.");
    Path time = site.lake().resolve(TIME);
    byte[] bytes = Files.readAllBytes(time);
    Files.delete(time);
    Command bad = Command.lake("verify", OLD, "--url", service.url());
    assertThat(bad.status()).as(bad.output()).isEqualTo(1);
    assertThat(bad.output())
        .contains(
            "file_missing " + TIME, "remedy:", OLD + " is not what was published: 1 problems");
    Command json = Command.lake("verify", OLD, "--url", service.url(), "--json");
    assertThat(json.output()).startsWith("{").contains("\"verified\":false");
    Files.write(time, bytes);
    assertThat(Command.lake("verify", "2018-13", "--url", service.url()).status()).isEqualTo(2);
    Command never = Command.lake("verify", "2018-07", "--url", service.url());
    assertThat(never.status()).isEqualTo(1);
    assertThat(never.output()).contains("unknown_partition");
    Command nobody = Command.lake("verify", OLD, "--url", "http://127.0.0.1:1");
    assertThat(nobody.status()).isEqualTo(1);
    assertThat(nobody.output()).contains("No service answers at http://127.0.0.1:1");
  }

  private static List<String> problems(LakeApi api, String partition) {
    LakeApi.Answer answer = api.post("/runs/" + run(api, partition) + "/verify", NOTHING);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    List<String> codes = answer.body().path("problems").findValuesAsText("code");
    assertThat(answer.body().path("verified").asBoolean()).isEqualTo(codes.isEmpty());
    return codes;
  }

  private static String run(LakeApi api, String partition) {
    return api.partition(partition).at("/loaded/run_id").asText();
  }

  private static void duck(String sql) {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      duck.createStatement().execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void change(Site site, String sql) throws SQLException {
    try (Connection database =
        DriverManager.getConnection(site.environment().get("LAKE_DATABASE_URL"), "", "")) {
      database.createStatement().execute(sql);
    }
  }
}
