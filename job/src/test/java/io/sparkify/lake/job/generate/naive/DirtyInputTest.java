package io.sparkify.lake.job.generate.naive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.Simulation;
import io.sparkify.lake.job.generate.truth.Truth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traps that lie in files, their names and the order of events are really there. */
class DirtyInputTest {
  private static final LogMonth NOVEMBER = LogMonth.parse("2018-11");

  @TempDir private static Path folder;

  @BeforeAll
  static void generate() throws IOException {
    LogMonth to = LogMonth.parse("2018-12");
    new Simulation(new Truth.Arguments(NOVEMBER, to, 4000, 60, 40, 1, true), folder).run();
  }

  private static Path month() {
    return folder.resolve("log_data/2018/11");
  }

  @Test
  void filesAreZippedEmptyNestedAndCutShort() throws IOException {
    assertThat(month().resolve("2018-11-05-events.json.gz")).exists();
    assertThat(month().resolve("2018-11-04-events.json")).exists();
    assertThat(month().resolve("empty.json")).isEmptyFile();
    assertThat(month().resolve("late/delivery-2/2018-11-late.json")).isNotEmptyFile();
    assertThat(text(month().resolve("2018-11-07-events.json"))).endsWith("}");
    assertThat(text(month().resolve("2018-11-08-events.json"))).endsWith("}\n");
  }

  @Test
  void linesEndWithCrlfAndSomeAreBlank() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : NaiveFiles.input(month(), "2018.*\\.json")) {
      all.append(text(file)).append('\n');
    }
    assertThat(all).contains("}\r\n", "\n\n", "\n\r\n", "\n \t  \n", "\n\t {").contains("\u2028");
  }

  @Test
  void filesThatAreNotInputHoldPlaysThatWouldCount() throws IOException {
    Set<Path> input =
        new HashSet<>(NaiveFiles.input(folder.resolve("log_data"), "2018/1[12]/.+\\.json(\\.gz)?"));
    List<Path> others;
    try (Stream<Path> files = Files.walk(folder.resolve("log_data"))) {
      others = files.filter(Files::isRegularFile).filter(file -> !input.contains(file)).toList();
    }
    assertThat(others).hasSize(26);
    for (Path file : others) {
      assertThat(NaiveFiles.lines(file))
          .hasSize(2)
          .allSatisfy(
              line -> assertThat(NaiveFiles.object(line).flatMap(NaivePlay::of)).isPresent());
    }
  }

  @Test
  void usersGoUpAndDownAndSomeEndWithATie() throws IOException {
    Map<String, List<NaivePlay>> byUser = new HashMap<>();
    for (String each : List.of("2018-11", "2018-12")) {
      NaiveFolder.read(folder.resolve("log_data"), LogMonth.parse(each))
          .plays
          .values()
          .forEach(
              play ->
                  byUser.computeIfAbsent(play.key().userId(), any -> new ArrayList<>()).add(play));
    }
    byUser.values().forEach(plays -> plays.sort(NaivePlay.BY_TIME));
    assertThat(byUser.values())
        .anySatisfy(plays -> assertThat(levels(plays)).contains("paid>free"));
    assertThat(byUser.values())
        .anySatisfy(plays -> assertThat(levels(plays)).contains("free>paid"));
    assertThat(byUser.values()).filteredOn(DirtyInputTest::endsWithTie).hasSizeGreaterThan(1);
  }

  private static List<String> levels(List<NaivePlay> plays) {
    List<String> changes = new ArrayList<>();
    for (int n = 1; n < plays.size(); n++) {
      changes.add(level(plays.get(n - 1)) + ">" + level(plays.get(n)));
    }
    return changes;
  }

  private static boolean endsWithTie(List<NaivePlay> plays) {
    NaivePlay last = plays.get(plays.size() - 1);
    return plays.stream()
        .anyMatch(play -> play.key().ts() == last.key().ts() && !level(play).equals(level(last)));
  }

  private static String level(NaivePlay play) {
    return play.event().path("level").asText();
  }

  @Test
  void localTimeCutsFoldersOnBothSides() throws IOException {
    Path logData = folder.resolve("log_data");
    LogMonth december = LogMonth.parse("2018-12");
    assertThat(NaiveFolder.read(logData, NOVEMBER).plays.values())
        .anySatisfy(play -> assertThat(play.month()).isEqualTo(december));
    assertThat(NaiveFolder.read(logData, december).plays.values())
        .anySatisfy(play -> assertThat(play.month()).isEqualTo(NOVEMBER));
    assertThat(NaiveFolder.read(logData, december).plays.values())
        .anySatisfy(play -> assertThat(play.month()).isEqualTo(LogMonth.parse("2019-01")));
  }

  @Test
  void loggedOutEventsHaveAnEmptyUser() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (Path file : NaiveFiles.input(month(), ".*\\.json")) {
      NaiveFiles.lines(file).forEach(line -> NaiveFiles.object(line).ifPresent(events::add));
    }
    assertThat(events)
        .filteredOn(event -> event.path("auth").asText().equals("Logged Out"))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.path("userId").asText()).isEmpty());
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
        .replace("\u00e2\u0080\u00a8", "\u2028");
  }
}
