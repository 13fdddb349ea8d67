package io.sparkify.lake.service.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.run.Rest.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@ExtendWith(DropwizardExtensionsSupport.class)
class ProofResourceTest {
  private final Lake lake;
  private final ParquetLake files;
  private final ResourceExtension server;

  ProofResourceTest(TestDatabase database, @TempDir Path folder) {
    lake = new Lake(database);
    files = new ParquetLake(folder);
    files.behind(lake);
    lake.auditor = new PublishedAudit(files.reader());
    Proofs proofs = new Proofs(lake.history, lake.ledger);
    server =
        Rest.serving(new ProofResource(proofs, new Verifier(proofs, files.reader(), lake.clock)));
  }

  @BeforeEach
  void catalogAndTwoMonthsAreLoaded() {
    lake.put("songs", "1");
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
  }

  @Test
  void certificateHasAllThatProvesTheRun() {
    JsonNode proof = get("2018-11");
    String digest = proof.at("/files/0/digest").asText();
    assertThat(proof.at("/files/0"))
        .isEqualTo(
            Rest.json(
                """
                {"table": "songplays", "path": "%s", "rows": 10, "bytes": %d, "checksum": "%s",
                 "digest": "%s"}
                """
                    .formatted(
                        ParquetLake.SONGPLAYS,
                        files.bytes(ParquetLake.SONGPLAYS).length,
                        files.describe("songplays", ParquetLake.SONGPLAYS).checksum(),
                        digest)));
    assertThat(proof.at("/tables/0"))
        .isEqualTo(
            Rest.json(
                """
                {"table": "songplays", "files": 1, "rows": 10, "bytes": %d, "digest": "%s"}
                """
                    .formatted(files.bytes(ParquetLake.SONGPLAYS).length, digest)));
    assertThat(proof.get("outcome").asText()).isEqualTo("SUCCEEDED");
    assertThat(proof.get("current").asBoolean()).isTrue();
    assertThat(proof.get("published_at").asText()).isEqualTo("2018-12-01T06:01:00Z");
    assertThat(proof.at("/provenance/job_version").asText()).isEqualTo("1.0");
    assertThat(proof.at("/provenance/job_checksum").asText()).isEqualTo("checksum");
    assertThat(proof.at("/provenance/configuration_hash").asText()).hasSize(64);
    assertThat(proof.at("/source/fingerprint")).isEqualTo(proof.at("/source/fingerprint"));
    assertThat(proof.at("/row_counts/songplays").asInt()).isEqualTo(10);
    assertThat(proof.at("/checks/0/name").asText()).isEqualTo("books_balance");
    assertThat(proof.get("application_tag").asText()).hasSize(36);
    assertThat(proof.get("catalog_fingerprint").asText()).hasSize(64);
  }

  @Test
  void sameRowsHaveTheSameDigestsAndAReplacedRunIsNotCurrent() {
    String old = run("2018-11");
    JsonNode before = get("2018-11");
    lake.put("2018-11", "2");
    lake.tick();
    lake.succeed();
    assertThat(get("2018-11").get("tables")).isEqualTo(before.get("tables"));
    assertThat(Rest.get(server, "/runs/" + old + "/proof").body().get("current").asBoolean())
        .isFalse();
    Answer superseded = verify(old);
    assertThat(superseded.status()).isEqualTo(409);
    assertThat(superseded.body().get("code").asText()).isEqualTo("superseded");
    assertThat(superseded.body().get("run_id").asText()).isEqualTo(run("2018-11"));
  }

  @Test
  void runWithoutAPublicationHasNoProof() {
    lake.put("2018-12", "1");
    lake.tick();
    for (Answer refused :
        List.of(Rest.get(server, "/runs/" + run("2018-12") + "/proof"), verify(run("2018-12")))) {
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.body().get("code").asText()).isEqualTo("nothing_published");
    }
    assertThat(verify(RunId.random().toString()).status()).isEqualTo(404);
  }

  @Test
  void untouchedLakeIsVerified() {
    for (String partition : List.of("songs", "2018-10", "2018-11")) {
      JsonNode answer = verified(partition);
      assertThat(answer.get("problems")).as(answer.toString()).isEmpty();
      assertThat(answer.get("verified").asBoolean()).isTrue();
    }
    JsonNode songs = verified("songs").at("/tables/1");
    assertThat(songs.get("table").asText()).isEqualTo("songs");
    assertThat(songs.get("files").asInt()).isEqualTo(2);
    assertThat(songs.get("rows").asInt()).isEqualTo(7);
    assertThat(songs.get("digest")).isEqualTo(songs.get("expected_digest"));
    assertThat(verified("2018-11").get("tables").findValuesAsText("table"))
        .containsExactly("songplays", "time", "users");
  }

  @Test
  void deletedFileIsMissed() {
    files.delete(ParquetLake.TIME);
    assertThat(problems("2018-11")).containsExactly("file_missing " + ParquetLake.TIME);
    assertThat(problems("2018-10")).isEmpty();
  }

  @Test
  void duplicatedFileIsAStrayWhereverItLies() {
    byte[] bytes = files.bytes(ParquetLake.SONGPLAYS);
    List<String> strays =
        List.of(
            "songplays/copy.parquet",
            "songplays/year=2018/copy.parquet",
            "songplays/year=2018/month=11/copy.parquet",
            "songplays/year=2018/month=11/below/copy.parquet",
            "users/copy.parquet");
    for (String stray : strays) {
      files.write(stray, bytes);
      assertThat(problems("2018-11")).containsExactly("stray_file " + stray);
      files.delete(stray);
    }
    files.write("songs/year=1999/extra/songs.parquet", bytes);
    assertThat(problems("songs")).containsExactly("stray_file songs/year=1999/extra/songs.parquet");
  }

  @Test
  void fileCutOffIsSeen() {
    byte[] bytes = files.bytes(ParquetLake.SONGPLAYS);
    files.write(ParquetLake.SONGPLAYS, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(problems("2018-11"))
        .containsExactly(
            "bytes_differ " + ParquetLake.SONGPLAYS,
            "checksum_differs " + ParquetLake.SONGPLAYS,
            "unreadable " + ParquetLake.SONGPLAYS);
    files.write(ParquetLake.SONGPLAYS, new byte[0]);
    assertThat(problems("2018-11")).contains("unreadable " + ParquetLake.SONGPLAYS);
  }

  @Test
  void everyFlippedByteIsSeen() {
    int length = files.bytes(ParquetLake.SONGPLAYS).length;
    for (int at = 0; at < length; at += 1 + length / 60) {
      files.flip(ParquetLake.SONGPLAYS, at);
      assertThat(problems("2018-11"))
          .as("byte %d of %d", at, length)
          .contains("checksum_differs " + ParquetLake.SONGPLAYS);
      files.flip(ParquetLake.SONGPLAYS, at);
    }
    assertThat(problems("2018-11")).isEmpty();
  }

  @Test
  void changedRowsAreSeen() {
    files.write("time", ParquetLake.TIME, 8);
    assertThat(problems("2018-11"))
        .contains("checksum_differs " + ParquetLake.TIME, "rows_differ " + ParquetLake.TIME);
    files.copy("select 1 as id, 'other' as text, 1.0 as amount from range(9)", ParquetLake.TIME);
    assertThat(problems("2018-11")).contains("checksum_differs " + ParquetLake.TIME);
    assertThat(verified("2018-11").at("/tables/1/verified").asBoolean()).isFalse();
    assertThat(verified("2018-11").at("/tables/0/verified").asBoolean()).isTrue();
  }

  @Test
  void changedUsersAreSeenByEveryMonthAndNotByTheCatalog() {
    files.write("users", ParquetLake.USERS, 3);
    assertThat(problems("2018-11")).contains("rows_differ " + ParquetLake.USERS);
    assertThat(problems("2018-10")).contains("rows_differ " + ParquetLake.USERS);
    assertThat(problems("songs")).isEmpty();
  }

  @Test
  void usersAreThoseOfTheNewestPublication() {
    lake.published =
        task ->
            List.of(
                files.write("songplays", ParquetLake.SONGPLAYS, 10),
                files.write("time", ParquetLake.TIME, 9),
                files.write("users", ParquetLake.USERS, 5));
    lake.put("2018-11", "2");
    lake.tick();
    lake.succeed();
    assertThat(problems("2018-11")).isEmpty();
    assertThat(problems("2018-10")).isEmpty();
  }

  @Test
  void changedCountInTheDatabaseIsSeen() {
    change("row_count set amount = 9 where counter = 'songplays'");
    assertThat(problems("2018-11")).contains("row_count_differs null", "books_do_not_balance null");
    change("row_count set amount = 10 where counter = 'songplays'");
    change("row_count set amount = 21 where counter = 'lines'");
    assertThat(problems("2018-11")).containsExactly("books_do_not_balance null");
  }

  @Test
  void countThatBalancesAndIsNotTheReportsIsSeen() {
    files.report(lake.success(lake.task("2018-11")));
    assertThat(problems("2018-11")).isEmpty();
    change("row_count set amount = 19 where counter = 'lines'");
    change("row_count set amount = 1 where counter = 'malformed'");
    assertThat(problems("2018-11")).containsExactly("report_differs null", "report_differs null");
  }

  @Test
  void changedRecordOfAFileIsSeen() {
    change("published_file set row_total = 11 where table_name = 'songplays'");
    assertThat(problems("2018-11"))
        .containsExactly("rows_differ " + ParquetLake.SONGPLAYS, "row_count_differs null");
    change("published_file set row_total = 10, bytes = 1 where table_name = 'songplays'");
    assertThat(problems("2018-11")).containsExactly("bytes_differ " + ParquetLake.SONGPLAYS);
  }

  @Test
  void whatALoadMayBeReplacingIsNoProblem() {
    lake.put("2018-11", "2");
    lake.tick();
    assertThat(problems("2018-11")).isEmpty();
    files.write("time", ParquetLake.TIME, 8);
    Answer refused = verify(loaded("2018-11"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().get("code").asText()).isEqualTo("being_loaded");
  }

  @Test
  void usersThatALoadMayBeReplacingAreNoProblemOfAnotherMonth() {
    lake.put("2018-11", "2");
    lake.tick();
    files.write("users", ParquetLake.USERS, 3);
    assertThat(verify(loaded("2018-10")).body().get("code").asText()).isEqualTo("being_loaded");
    files.delete("time/year=2018/month=10/time-2018-10.parquet");
    assertThat(problems("2018-10"))
        .containsExactly("file_missing time/year=2018/month=10/time-2018-10.parquet");
  }

  private List<String> problems(String partition) {
    List<String> problems = new ArrayList<>();
    JsonNode answer = verified(partition);
    answer
        .get("problems")
        .forEach(
            problem ->
                problems.add(problem.get("code").asText() + " " + problem.get("path").asText()));
    assertThat(answer.get("verified").asBoolean()).isEqualTo(problems.isEmpty());
    return problems;
  }

  private void change(String what) {
    lake.jdbi.useHandle(
        handle ->
            handle.execute(
                "update " + what + " and run_id = ?", lake.run("2018-11").run().id().value()));
  }

  private JsonNode verified(String partition) {
    Answer answer = verify(loaded(partition));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private JsonNode get(String partition) {
    return Rest.get(server, "/runs/" + loaded(partition) + "/proof").body();
  }

  private Answer verify(String run) {
    return Rest.post(server, "/runs/" + run + "/verify", "{}");
  }

  private String run(String partition) {
    return lake.run(partition).run().id().toString();
  }

  private String loaded(String partition) {
    return lake.ledger
        .find(PartitionKey.parse(partition))
        .map(found -> found.loaded())
        .orElseThrow()
        .runId()
        .toString();
  }
}
