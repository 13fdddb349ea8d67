package io.sparkify.lake.job.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.CheckSettings;
import io.sparkify.lake.job.contract.Limits;
import io.sparkify.lake.job.table.LakeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedDataTest {
  private static final Limits LIMITS = new Limits(0.25, 0.75);
  private static final CheckSettings SETTINGS =
      new CheckSettings(LIMITS, LIMITS, LIMITS, LIMITS, LIMITS);

  @TempDir Path folder;
  private StagedTables tables;

  @BeforeEach
  void soundTables() throws IOException {
    tables = new StagedTables(folder);
    tables.with(LakeTable.SONGS, song("S1") + " union all " + song("S2"));
    tables.with(LakeTable.ARTISTS, artist("A1", "'n'"));
    tables.with(LakeTable.USERS, "select '8' user_id");
    tables.with(LakeTable.TIME, time(1) + " union all " + time(2));
    tables.with(LakeTable.SONGPLAYS, play("p1", 1, "8", "'S1'"), play("p2", 2, "8", "null"));
  }

  @Test
  void soundDataPassesEveryCheckAndEachIsReportedInItsOrder() throws IOException {
    List<CheckResult> results = check(tables.month(2));

    assertThat(results).extracting(CheckResult::passed).containsOnly(true);
    assertThat(results)
        .extracting(CheckResult::name)
        .containsExactly(
            "books_balance",
            "malformed_share",
            "duplicate_share",
            "null_share",
            "unmatched_rise",
            "plays_deviation",
            "keys_unique",
            "references_whole");
    assertThat(check(tables.catalog()))
        .extracting(CheckResult::name)
        .containsExactly(
            "books_balance", "malformed_share", "duplicate_share", "null_share", "keys_unique");
  }

  @Test
  void keyThatIsThereTwiceIsAnErrorInOneFileAndInTwo() throws IOException {
    String play = play("p1", 1, "8", "'S1'");
    tables.with(LakeTable.SONGPLAYS, play + " union all " + play, play("p2", 2, "8", "'S1'"), play);

    assertThat(observed("keys_unique", tables.month(4)))
        .isEqualTo(
            "error failed: songplays.songplay_id is repeated, empty or out of order in 2 rows");
  }

  @Test
  void idsAreInTheOrderOfTheirBytes() throws IOException {
    // As UTF-16, the form that Java compares, the second is the smaller; as UTF-8 it is not.
    tables.with(
        LakeTable.SONGPLAYS,
        play("\uFF5E wave", 1, "8", "'S1'"),
        play("\uD83D\uDE00 smile", 1, "8", "'S1'"));

    assertThat(observed("keys_unique", tables.month(2)))
        .isEqualTo("error passed: every key is there once");
  }

  @Test
  void rowsThatAreOutOfOrderAreAnError() throws IOException {
    tables.with(
        LakeTable.SONGPLAYS,
        play("p2", 2, "8", "'S1'") + " union all " + play("p1", 1, "8", "'S1'"));

    assertThat(observed("keys_unique", tables.month(2)))
        .isEqualTo(
            "error failed: songplays.songplay_id is repeated, empty or out of order in 1 rows");
  }

  @Test
  void repeatedTimesAndUsersAndEmptyKeysAreAllNamed() throws IOException {
    tables.with(LakeTable.TIME, time(1), time(2), time(1), time(1));
    tables.with(LakeTable.USERS, "select '8' user_id", "select cast(null as string) user_id");

    assertThat(observed("keys_unique", tables.month(2)))
        .isEqualTo(
            "error failed: time.start_time is repeated, empty or out of order in 2 rows;"
                + " users.user_id is repeated, empty or out of order in 1 rows");
  }

  @Test
  void repeatedSongsAndArtistsOfACatalogAreNamed() throws IOException {
    tables.with(LakeTable.SONGS, song("S1"), song("S1"));
    tables.with(LakeTable.ARTISTS, artist("A1", "'n'"), artist("A1", "'n'"));

    assertThat(observed("keys_unique", tables.catalog()))
        .isEqualTo(
            "error failed: songs.song_id is repeated, empty or out of order in 1 rows;"
                + " artists.artist_id is repeated, empty or out of order in 1 rows");
  }

  @Test
  void referenceThatLeadsNowhereIsAnError() throws IOException {
    tables.with(
        LakeTable.SONGPLAYS,
        play("p1", 1, "8", "'S1'"),
        play("p2", 2, "9", "'S3'"),
        play("p3", 3, "9", "null"));

    assertThat(observed("references_whole", tables.month(3)))
        .isEqualTo(
            "error failed: songplays.song_id is not in songs in 1 rows;"
                + " songplays.user_id is not in users in 2 rows;"
                + " songplays.start_time is not in time in 1 rows");
  }

  @Test
  void timesAreComparedToTheMillisecond() throws IOException {
    tables.with(LakeTable.TIME, time(1), "select timestamp_millis(3) start_time");

    assertThat(observed("references_whole", tables.month(2)))
        .isEqualTo("error failed: songplays.start_time is not in time in 1 rows");
  }

  @Test
  void songOfACatalogThatWasNeverLoadedLeadsNowhere() throws IOException {
    tables.with(LakeTable.SONGS);

    assertThat(observed("references_whole", tables.month(2)))
        .isEqualTo("error failed: songplays.song_id is not in songs in 1 rows");
  }

  @Test
  void otherSongsAreReadAgainForTheNextMonth() throws IOException {
    Quality quality = quality();
    assertThat(quality.check(tables.month(2), List.of())).allMatch(CheckResult::passed);
    tables.with(LakeTable.SONGS, song("S9"));

    assertThat(quality.check(tables.month(2), List.of()))
        .filteredOn(result -> !result.passed())
        .extracting(CheckResult::name)
        .containsExactly("references_whole");
  }

  @Test
  void monthWithoutPlaysPasses() throws IOException {
    tables.with(LakeTable.SONGPLAYS, play("p1", 1, "8", "'S1'") + " where false");
    tables.with(LakeTable.TIME, time(1) + " where false");
    tables.with(LakeTable.USERS, "select '8' user_id where false");

    assertThat(check(tables.month(0))).allMatch(CheckResult::passed);
  }

  @Test
  void worstColumnOfAllFilesIsNamed() throws IOException {
    tables.with(
        LakeTable.SONGPLAYS,
        play("p1", 1, "8", "'S1'"),
        "select 'p2' songplay_id, timestamp_millis(2) start_time, '8' user_id, 'free' level,"
            + " 'S1' song_id, cast(null as string) location, 'a' user_agent");

    assertThat(observed("null_share", tables.month(2)))
        .isEqualTo("warning failed: songplays.location is null in 50% (1 of 2 rows)");
    tables.with(LakeTable.ARTISTS, artist("A1", "'n'"), artist("A2", "null"));
    assertThat(observed("null_share", tables.catalog()))
        .isEqualTo("warning failed: artists.name is null in 50% (1 of 2 rows)");
  }

  @Test
  void nullsAreCountedWhereValuesAreTooLongForTheFooter() throws IOException {
    tables.with(
        LakeTable.SONGPLAYS,
        "select 'p' || id songplay_id, timestamp_millis(1) start_time, '8' user_id, 'free' level,"
            + " 'S1' song_id, if(id = 0, null, repeat('x', 10000)) location, 'a' user_agent"
            + " from range(8)");

    assertThat(observed("null_share", tables.month(2)))
        .isEqualTo("error passed: songplays.location is null in 12.5% (1 of 8 rows)");
  }

  private Quality quality() {
    return new Quality(tables.lake(), SETTINGS);
  }

  private List<CheckResult> check(StagedData data) throws IOException {
    return quality().check(data, List.of());
  }

  private String observed(String check, StagedData data) throws IOException {
    return check(data).stream()
        .filter(result -> result.name().equals(check))
        .map(
            result ->
                "%s %s: %s"
                    .formatted(
                        result.level(), result.passed() ? "passed" : "failed", result.observed()))
        .findFirst()
        .orElseThrow();
  }

  private static String song(String id) {
    return "select '%s' song_id, 't' title, 'A1' artist_id, 1.5D duration".formatted(id);
  }

  private static String artist(String id, String name) {
    return "select '%s' artist_id, cast(%s as string) name".formatted(id, name);
  }

  private static String time(long millis) {
    return "select timestamp_millis(%d) start_time".formatted(millis);
  }

  private static String play(String id, long millis, String user, String song) {
    return """
        select '%s' songplay_id, timestamp_millis(%d) start_time, '%s' user_id, 'free' level,
        cast(%s as string) song_id, 'somewhere' location, 'a' user_agent"""
        .formatted(id, millis, user, song);
  }
}
