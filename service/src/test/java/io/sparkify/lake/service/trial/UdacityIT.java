package io.sparkify.lake.service.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.RowCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real month through the shipped service: the right numbers, in every zone. */
class UdacityIT {
  private static final String MONTH = "2018-11";
  private static final Map<String, String> LOADED = Map.of("songs", "LOADED", MONTH, "LOADED");
  private static final Map<String, Long> ROWS =
      Map.of("songs", 71L, "artists", 69L, "users", 96L, "time", 6_813L, "songplays", 6_820L);
  private static final Path DATA = Path.of(System.getProperty("lake.test.data", ""));

  @TempDir static Path folder;
  static Site site = Site.in(Path.of(""));
  static RowCounts monthCounts = RowCounts.NONE;
  static RowCounts songCounts = RowCounts.NONE;
  static Map<String, Long> restRows = Map.of();

  @BeforeAll
  static void loadAsItIs() {
    Need.that(
        Files.isDirectory(DATA.resolve("udacity/log_data")),
        "no real data: give its folder with -Dlake.test.data=");
    site = new Site(DATA.resolve("udacity"), folder);
    try (LakeProcess service = LakeProcess.start(site)) {
      LakeApi api = service.api();
      api.awaitStates(LOADED);
      monthCounts = api.rowCounts(MONTH);
      songCounts = api.rowCounts("songs");
      restRows = rows(api.get("/tables"));
    }
  }

  @Test
  void tablesHaveTheRightRows() {
    assertThat(site.rows()).isEqualTo(ROWS);
    assertThat(site.query("select level, count(*) from {users} group by level order by level"))
        .containsExactly("free|74", "paid|22");
  }

  @Test
  void restShowsTheSameRows() {
    assertThat(restRows).isEqualTo(ROWS);
    assertThat(monthCounts)
        .isEqualTo(
            new RowCounts(
                Map.ofEntries(
                    Map.entry(Counter.LINES, 8_056L),
                    Map.entry(Counter.MALFORMED, 0L),
                    Map.entry(Counter.SKIPPED, 1_236L),
                    Map.entry(Counter.DUPLICATES, 0L),
                    Map.entry(Counter.PLAYS, 6_820L),
                    Map.entry(Counter.STRAYS_OUT, 0L),
                    Map.entry(Counter.STRAYS_IN, 0L),
                    Map.entry(Counter.DUPLICATES_ACROSS, 0L),
                    Map.entry(Counter.MATCHED, 1L),
                    Map.entry(Counter.SONGPLAYS, 6_820L),
                    Map.entry(Counter.TIME, 6_813L),
                    Map.entry(Counter.USERS, 96L))));
    assertThat(songCounts)
        .isEqualTo(
            new RowCounts(
                Map.of(
                    Counter.LINES, 71L,
                    Counter.MALFORMED, 0L,
                    Counter.SKIPPED, 0L,
                    Counter.DUPLICATES, 0L,
                    Counter.SONGS, 71L,
                    Counter.ARTISTS, 69L)));
  }

  @Test
  void onePlayMatchesTheCatalog() {
    assertThat(
            site.query(
                "select s.title, a.name, p.song_id, p.artist_id from {songplays} p"
                    + " join {songs} s using (song_id)"
                    + " join {artists} a on a.artist_id = p.artist_id"))
        .containsExactly("Setanta matins|Elena|SOZCTXZ12AB0182364|AR5KOSW1187FB35FF4");
  }

  @Test
  void millisecondsAreKept() throws IOException {
    String times =
        site.query("select epoch_ms(start_time) from {time} order by start_time").stream()
            .collect(Collectors.joining(","));

    assertThat(times)
        .isEqualTo(timesOfPlays().stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "TZ, Asia/Tokyo",
    "JAVA_TOOL_OPTIONS, -Duser.timezone=America/Los_Angeles",
  })
  void machineInAnotherZoneMakesTheSameTables(String name, String value, @TempDir Path other) {
    Site there = new Site(site.input(), other);

    try (LakeProcess service = LakeProcess.start(there, Map.of(name, value))) {
      LakeApi.patiently().until(() -> service.driverEnvironment().contains(name + "=" + value));
      service.api().awaitStates(LOADED);
      assertThat(service.api().rowCounts(MONTH)).isEqualTo(monthCounts);
    }

    assertThat(there.digests()).isEqualTo(site.digests());
  }

  @Test
  void largerCatalogMatchesMorePlays(@TempDir Path other) throws Exception {
    Site large = Site.in(other);
    Site.copy(site.logs(), Files.createDirectories(large.input()).resolve("log_data"));
    unpack(DATA.resolve("msd-10k-songs.tar.gz"), large.input());

    try (LakeProcess service = LakeProcess.start(large)) {
      service.api().awaitStates(LOADED);
      assertThat(service.api().rowCounts(MONTH).get(Counter.MATCHED)).isEqualTo(120);
    }

    Map<String, Long> expected = new TreeMap<>(ROWS);
    expected.putAll(Map.of("songs", 10_000L, "artists", 3_888L));
    assertThat(large.rows()).isEqualTo(expected);
    assertThat(large.query("select count(song_id), count(artist_id) from {songplays}"))
        .containsExactly("120|120");
  }

  private static Map<String, Long> rows(JsonNode tables) {
    Map<String, Long> rows = new TreeMap<>();
    tables
        .path("items")
        .forEach(table -> rows.put(LakeApi.text(table, "table"), table.path("rows").asLong()));
    return rows;
  }

  /** Read without anything of ours. */
  private static SortedSet<Long> timesOfPlays() throws IOException {
    SortedSet<Long> times = new TreeSet<>();
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> files = Files.list(site.logs(MONTH))) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          JsonNode event = json.readTree(line);
          if (LakeApi.text(event, "page").equals("NextSong")) {
            times.add(event.path("ts").asLong());
          }
        }
      }
    }
    return times;
  }

  private static void unpack(Path archive, Path into) throws Exception {
    Process tar =
        new ProcessBuilder("tar", "xzf", archive.toString(), "-C", into.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(tar.exitValue()).isZero();
  }
}
