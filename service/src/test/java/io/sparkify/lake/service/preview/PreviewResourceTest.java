package io.sparkify.lake.service.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.proof.ParquetLake;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.run.Rest.Answer;
import io.sparkify.lake.service.storage.Storage;
import io.sparkify.lake.service.table.TableStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DropwizardExtensionsSupport.class)
class PreviewResourceTest {
  private static final String PLAYS = "songplays/year=%s/month=%s/songplays.parquet";

  private final Lake lake = new Lake(TestDatabase.H2);
  private final ParquetLake files;
  private final ResourceExtension server;

  PreviewResourceTest(@TempDir Path folder) {
    files = new ParquetLake(folder);
    lake.published = this::publish;
    server =
        Rest.serving(
            new PreviewResource(
                new Previews(
                    new TableStore(lake.jdbi),
                    lake.ledger,
                    new TableFiles("file://" + folder, new Storage().configuration()))));
  }

  @BeforeEach
  void catalogAndTwoMonthsAreLoaded() {
    lake.put("songs", "1");
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
  }

  private List<PublishedFile> publish(LoadTask task) {
    if (task.partition().isCatalog()) {
      return List.of(
          write("songs", "songs/year=0/artist_id=A%3A1/songs.parquet", "select 'S1' as song_id", 1),
          write("songs", "songs/year=1999/artist_id=B/songs.parquet", "select 'S2' as song_id", 3),
          write("artists", "artists/artists.parquet", "select 'A:1' as artist_id", 2));
    }
    String[] month = task.partition().value().split("-", 2);
    return List.of(
        write(
            "songplays",
            PLAYS.formatted(month[0], month[1]),
            """
            select 'p' || i as songplay_id, epoch_ms(1541105830796)::timestamptz as start_time,
              case when i = 1 then null else '8' end as user_id, 'paid' as level,
              repeat('é', 1500) as user_agent, (i * 1000000000000)::bigint as session_id
            """,
            30),
        write("users", "users/users.parquet", "select '8' as user_id", 1));
  }

  private PublishedFile write(String table, String path, String row, int rows) {
    files.copy("%s from range(1, %d) t(i)".formatted(row, rows + 1), path);
    return files.describe(table, path);
  }

  @Test
  void rowsHaveEveryColumnOfTheTableByItsType() {
    JsonNode preview = get("/tables/songplays/rows?month=2018-10").body();
    assertThat(preview.get("partition").asText()).isEqualTo("2018-10");
    assertThat(preview.get("run_id").asText()).isEqualTo(lake.run("2018-10").run().id().toString());
    assertThat(preview.get("file").asText()).isEqualTo(PLAYS.formatted("2018", "10"));
    assertThat(preview.get("file_rows").asInt()).isEqualTo(30);
    assertThat(preview.get("columns").findValuesAsText("name"))
        .startsWith("songplay_id")
        .hasSize(11);
    assertThat(preview.get("rows")).hasSize(20);
    assertThat(preview.at("/rows/0"))
        .isEqualTo(
            Rest.json(
                """
                {"songplay_id": "p1", "start_time": "2018-11-01T20:57:10.796Z", "user_id": null,
                 "level": "paid", "song_id": null, "artist_id": null,
                 "session_id": 1000000000000, "location": null, "user_agent": "%s…",
                 "year": 2018, "month": 10}
                """
                    .formatted("é".repeat(1_000))));
  }

  @Test
  void newestMonthIsShownUnlessOneIsNamed() {
    assertThat(get("/tables/songplays/rows").body().get("partition").asText()).isEqualTo("2018-11");
    assertThat(get("/tables/users/rows").body().at("/rows/0/user_id").asText()).isEqualTo("8");
    JsonNode artists = get("/tables/artists/rows").body();
    assertThat(artists.get("partition").asText()).isEqualTo("songs");
    assertThat(artists.at("/rows/1/artist_id").asText()).isEqualTo("A:1");
  }

  @Test
  void largestFileIsShownAndItsFoldersAreValues() {
    JsonNode songs = get("/tables/songs/rows?limit=2").body();
    assertThat(songs.get("rows")).hasSize(2);
    assertThat(songs.at("/rows/0"))
        .isEqualTo(
            Rest.json(
                """
                {"song_id": "S2", "title": null, "artist_id": "B", "year": 1999, "duration": null}
                """));
  }

  @Test
  void whatCannotBeShownIsSaidWithItsReason() {
    assertProblem("/tables/albums/rows", 404, "unknown_table");
    assertProblem("/tables/time/rows?month=2030-01", 404, "unknown_partition");
    assertProblem("/tables/time/rows?month=songs", 400, "malformed");
    assertProblem("/tables/time/rows?month=2018", 400, "malformed");
    assertProblem("/tables/users/rows?month=2018-11", 400, "malformed");
    for (String limit : List.of("0", "101", "-1", "many", "9999999999")) {
      assertProblem("/tables/users/rows?limit=" + limit, 400, "malformed");
    }
    assertThat(get("/tables/users/rows?limit=101").body().get("detail").asText())
        .isEqualTo("limit: It is a whole number from 1 to 100, not '101'");
    lake.put("2018-12", "1");
    lake.discover();
    assertProblem("/tables/songplays/rows?month=2018-12", 404, "nothing_published");
  }

  @Test
  void tableOfWhichNothingIsPublishedSaysSo() {
    assertThat(get("/tables/time/rows").body().get("detail").asText())
        .isEqualTo("Nothing of time is published yet.");
  }

  @Test
  void fileThatIsNotWhatWasPublishedIsNamed() {
    String path = PLAYS.formatted("2018", "11");
    files.write(path, new byte[100]);
    Answer damaged = get("/tables/songplays/rows");
    assertThat(damaged.status()).isEqualTo(409);
    assertThat(damaged.body().get("code").asText()).isEqualTo("file_changed");
    assertThat(damaged.body().get("detail").asText()).contains(path, "verify the run");
    files.delete(path);
    assertProblem("/tables/songplays/rows", 409, "file_changed");
  }

  @Test
  void monthThatIsReplacedMeanwhileIsReadAnew() {
    files.delete(PLAYS.formatted("2018", "11"));
    lake.put("2018-11", "2");
    lake.tick();
    lake.succeed();
    assertThat(get("/tables/songplays/rows").body().get("rows")).hasSize(20);
  }

  private void assertProblem(String path, int status, String code) {
    Answer refused = get(path);
    assertThat(refused.status()).as(path).isEqualTo(status);
    assertThat(refused.body().get("code").asText()).as(path).isEqualTo(code);
  }

  private Answer get(String path) {
    return Rest.get(server, path);
  }
}
