package io.sparkify.lake.service.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.run.Lake;
import io.sparkify.lake.service.run.Rest;
import io.sparkify.lake.service.run.Rest.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@ExtendWith(DropwizardExtensionsSupport.class)
class TableResourceTest {
  private final Lake lake;
  private final ResourceExtension server;

  TableResourceTest(TestDatabase database) {
    lake = new Lake(database);
    server = Rest.serving(new TableResource(new TableStore(lake.jdbi), new Limits(2.5, null)));
  }

  @BeforeEach
  void oneMonthIsLoadedTwiceAndOneOnce() {
    lake.put("songs", "1");
    lake.put("2018-10", "1");
    lake.put("2018-11", "1");
    lake.tick();
    lake.succeed();
    lake.put("2018-11", "2");
    lake.tick();
    lake.succeed();
  }

  @Test
  void tableCountsOnlyWhatIsLive() {
    assertThat(Rest.get(server, "/tables/songplays").body())
        .isEqualTo(
            Rest.json(
                """
                {"table": "songplays",
                 "columns": [{"name": "songplay_id", "type": "string"},
                   {"name": "start_time", "type": "timestamp"},
                   {"name": "user_id", "type": "string"}, {"name": "level", "type": "string"},
                   {"name": "song_id", "type": "string"}, {"name": "artist_id", "type": "string"},
                   {"name": "session_id", "type": "bigint"},
                   {"name": "location", "type": "string"}, {"name": "user_agent", "type": "string"},
                   {"name": "year", "type": "int"}, {"name": "month", "type": "int"}],
                 "partition_columns": ["year", "month"], "rows": 12, "files": 2, "bytes": 1200,
                 "plays_deviation": {"warning": 2.5, "error": null}}
                """));
  }

  @Test
  void whatIsUsualIsSaidOfTablesThatAreCutByMonths() {
    JsonNode tables = Rest.get(server, "/tables").body().get("items");
    assertThat(tables)
        .filteredOn(table -> table.at("/plays_deviation/warning").asDouble() == 2.5)
        .extracting(table -> table.get("table").asText())
        .containsExactly("time", "songplays");
    assertThat(tables.at("/0/plays_deviation").isNull()).isTrue();
  }

  @Test
  void usersAreThoseOfTheNewestMonthLoaded() {
    JsonNode users = Rest.get(server, "/tables/users").body();
    assertThat(users.get("rows").asInt()).isEqualTo(4);
    assertThat(users.get("files").asInt()).isEqualTo(1);
  }

  @Test
  void allFiveTablesAreListed() {
    JsonNode tables = Rest.get(server, "/tables").body();
    assertThat(tables.get("total_entries").asInt()).isEqualTo(5);
    assertThat(tables.get("items").findValuesAsText("rows"))
        .containsExactly("3", "2", "4", "10", "12");
  }

  @Test
  void partitionsShowEachMonthsShare() {
    JsonNode partitions = Rest.get(server, "/tables/time/partitions").body();
    assertThat(partitions.get("items").findValuesAsText("partition"))
        .containsExactly("2018-11", "2018-10");
    assertThat(partitions.get("items").get(0).get("rows").asInt()).isEqualTo(5);
    assertThat(partitions.at("/skew/rows"))
        .isEqualTo(
            Rest.json(
                "{\"max\": 5, \"median\": 5.0, \"ratio\": 1.0, \"largest\": \"time/month=2018-10\"}"));
  }

  @Test
  void songsShowEachYearAndTheSkewBetweenThem() {
    lake.published =
        task ->
            List.of(
                Lake.file("songs", "songs/year=1999/artist_id=A/songs-1999-A.parquet", 1, 10),
                Lake.file("songs", "songs/year=1999/artist_id=B/songs-1999-B.parquet", 3, 20),
                Lake.file("songs", "songs/year=2000/songs-2000.parquet", 1, 10),
                Lake.file("songs", "songs/year=2001/songs-2001.parquet", 2, 15),
                Lake.file("artists", "artists/artists.parquet", 2, 200));
    lake.put("songs", "2");
    lake.tick();
    lake.succeed();
    JsonNode partitions = Rest.get(server, "/tables/songs/partitions").body();
    assertThat(partitions.get("total_entries").asInt()).isEqualTo(3);
    assertThat(partitions.at("/items/0"))
        .isEqualTo(
            Rest.json(
                """
                {"partition": "songs", "folder": "songs/year=1999", "run_id": "%s",
                 "published_at": "2018-12-01T06:06:00Z", "rows": 4, "files": 2, "bytes": 30}
                """
                    .formatted(lake.run("songs").run().id())));
    assertThat(partitions.get("skew"))
        .isEqualTo(
            Rest.json(
                """
                {"rows": {"max": 4, "median": 2.0, "ratio": 2.0, "largest": "songs/year=1999"},
                 "bytes": {"max": 30, "median": 15.0, "ratio": 2.0, "largest": "songs/year=1999"}}
                """));
  }

  @Test
  void medianOfAnEvenNumberLiesBetween() {
    List<Folder> folders =
        Stream.of(1L, 2L, 4L, 9L)
            .map(
                rows ->
                    new Folder(
                        PartitionKey.SONGS, "year=" + rows, RunId.random(), Lake.START, rows, 1, 0))
            .toList();
    assertThat(Skew.of(folders, Folder::rows)).isEqualTo(new Skew(9, 3, 3.0, "year=9"));
    assertThat(Skew.of(folders, Folder::bytes)).isEqualTo(new Skew(0, 0, null, "year=1"));
    assertThat(Skew.of(List.of(), Folder::rows)).isEqualTo(new Skew(0, 0, null, null));
  }

  @Test
  void historyShowsEveryPublication() {
    JsonNode history = Rest.get(server, "/tables/songplays/history").body();
    assertThat(history.get("total_entries").asInt()).isEqualTo(3);
    assertThat(history.at("/items/0").toString())
        .contains("\"partition\":\"2018-11\"", "\"published_at\":\"2018-12-01T06:04:00Z\"");
  }

  @Test
  void historyComesInPages() {
    List<String> all =
        Rest.get(server, "/tables/songplays/history").body().findValuesAsText("run_id");
    JsonNode first = Rest.get(server, "/tables/songplays/history?limit=2").body();
    assertThat(first.findValuesAsText("run_id")).isEqualTo(all.subList(0, 2));
    assertThat(first.get("total_entries").asInt()).isEqualTo(3);
    JsonNode second =
        Rest.get(
                server,
                "/tables/songplays/history?limit=2&cursor=" + first.get("next_cursor").asText())
            .body();
    assertThat(second.findValuesAsText("run_id")).isEqualTo(all.subList(2, 3));
    assertThat(second.get("next_cursor").isNull()).isTrue();
    assertThat(Rest.get(server, "/tables/songs/history").body().findValuesAsText("partition"))
        .containsExactly("songs");
  }

  @Test
  void foldersComeInPagesWithTheSkewOfAll() {
    JsonNode first = Rest.get(server, "/tables/time/partitions?limit=1").body();
    assertThat(first.at("/items").findValuesAsText("partition")).containsExactly("2018-11");
    JsonNode second =
        Rest.get(
                server,
                "/tables/time/partitions?limit=1&cursor=" + first.get("next_cursor").asText())
            .body();
    assertThat(second.at("/items").findValuesAsText("partition")).containsExactly("2018-10");
    assertThat(second.get("next_cursor").isNull()).isTrue();
    assertThat(second.get("skew")).isEqualTo(first.get("skew"));
    assertThat(Rest.get(server, "/tables/time/partitions?cursor=nowhere").status()).isEqualTo(400);
  }

  @Test
  void unknownTableIsNotFound() {
    Answer refused = Rest.get(server, "/tables/albums");
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.body().get("code").asText()).isEqualTo("unknown_table");
  }
}
