package io.sparkify.lake.job.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.lake.Publication.Move;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublisherTest {
  private static final Publication PUBLICATION =
      new Publication(
          "one",
          List.of(
              new Move("_lake/staging/a", "songplays/a"), new Move("_lake/staging/b", "time/b")),
          List.of("songplays/old"),
          List.of(new Move("_lake/staging/c", "_lake/runs/c")));

  @TempDir Path folder;
  private long token;

  @BeforeEach
  void write() throws IOException {
    write("_lake/staging/a", "new a");
    write("_lake/staging/b", "new b");
    write("_lake/staging/c", "new c");
    write("songplays/a", "old a");
    write("songplays/old", "old");
    write("songplays/other", "other");
  }

  @Test
  void publishingReplacesExactlyItsFiles() throws IOException {
    publisher("never").publish(PUBLICATION);

    assertThat(files()).isEqualTo(published());
  }

  @ParameterizedTest
  @ValueSource(strings = {"songplays/a", "time/b", "_lake/runs/c"})
  void publicationCutOffAtAnyStepIsFinishedByTheNextStart(String step) throws IOException {
    Publisher cutOff = publisher(step);
    assertThatThrownBy(() -> cutOff.publish(PUBLICATION)).hasMessage("cut off");
    assertThat(cutOff.isBegun(PUBLICATION)).isTrue();

    publisher("never").recover();

    assertThat(files()).isEqualTo(published());
  }

  @Test
  void reportComesAfterEverythingElse() throws IOException {
    Publisher cutOff = publisher("_lake/runs/c");
    assertThatThrownBy(() -> cutOff.publish(PUBLICATION)).hasMessage("cut off");

    assertThat(files())
        .containsEntry("songplays/a", "new a")
        .containsEntry("time/b", "new b")
        .doesNotContainKeys("songplays/old", "_lake/runs/c");
  }

  @Test
  void publicationWhoseJournalEntryCannotBeWrittenChangesNothing() throws IOException {
    Map<String, String> before = files();
    Publisher publisher = publisher("one.json");

    assertThatThrownBy(() -> publisher.publish(PUBLICATION)).hasMessage("cut off");

    assertThat(publisher.isBegun(PUBLICATION)).isFalse();
    publisher("never").recover();
    lake("never").abandonUnfinished();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void publicationThatIsDoneUpToItsJournalEntryIsLeftAlone() throws IOException {
    publisher("never").publish(PUBLICATION);
    new Journal(lake("never")).write(PUBLICATION);
    write("songplays/old", "published since");

    publisher("never").recover();

    assertThat(files()).containsEntry("songplays/old", "published since");
    assertThat(new Journal(lake("never")).entries()).isEmpty();
  }

  @Test
  void publicationWhoseStagedFilesAreLostDoesNotBlockTheNextStart() throws IOException {
    LakeFiles lake = lake("never");
    new Journal(lake).write(PUBLICATION);
    Files.delete(folder.resolve("_lake/staging/b"));

    publisher("never").recover();

    assertThat(new Journal(lake).entries()).isEmpty();
    assertThat(files()).containsEntry("songplays/other", "other");
  }

  @Test
  void whoWasGivenUpForDeadPublishesNothingAfterItsSuccessorCame() throws IOException {
    Publisher late = publisher("never");
    Map<String, String> before = files();
    Fence.claim(lake("never"), ++token);

    assertThatThrownBy(() -> late.publish(PUBLICATION)).isInstanceOf(FencedException.class);

    assertThat(late.isBegun(PUBLICATION)).isFalse();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void successorThatComesBetweenCheckAndJournalEntryStopsThePublication() throws IOException {
    Map<String, String> before = files();
    LakeFiles lake = lake("never");
    long successor = token + 2;
    LakeFiles slow =
        HookedLake.open(
            "file://" + folder,
            target -> {
              if (target.endsWith("journal/one.json")) {
                Fence.claim(lake, successor);
              }
            });
    Publisher late = new Publisher(slow, Fence.claim(slow, ++token));

    assertThatThrownBy(() -> late.publish(PUBLICATION)).isInstanceOf(FencedException.class);

    assertThat(late.isBegun(PUBLICATION)).isFalse();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void successorThatComesInTheMiddleFinishesThePublicationAndTheLateOneStops() throws IOException {
    LakeFiles lake = lake("never");
    long successor = token + 2;
    LakeFiles slow =
        HookedLake.open(
            "file://" + folder,
            target -> {
              if (target.endsWith("time/b")) {
                new Publisher(lake, Fence.claim(lake, successor)).recover();
                write("time/b", "newer b");
              }
            });
    Publisher late = new Publisher(slow, Fence.claim(slow, ++token));

    assertThatThrownBy(() -> late.publish(PUBLICATION)).isInstanceOf(FileNotFoundException.class);

    assertThat(files()).containsEntry("time/b", "newer b").containsEntry("songplays/a", "new a");
  }

  @Test
  void whoComesWithASmallerTokenIsRefused() throws IOException {
    Fence.claim(lake("never"), 7);

    assertThatThrownBy(() -> Fence.claim(lake("never"), 6))
        .isInstanceOf(FencedException.class)
        .hasMessageContaining("token 6");
    assertThat(Fence.claim(lake("never"), 8).check()).isEmpty();
  }

  private Publisher publisher(String failsAt) throws IOException {
    return new Publisher(lake(failsAt), Fence.claim(lake("never"), ++token));
  }

  private LakeFiles lake(String failsAt) throws IOException {
    return FailingLake.open(
        "file://" + folder, new Configuration(false), path -> path.endsWith(failsAt), "cut off");
  }

  private static Map<String, String> published() {
    return Map.of(
        "songplays/a",
        "new a",
        "songplays/other",
        "other",
        "time/b",
        "new b",
        "_lake/runs/c",
        "new c");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(paths::add);
    }
    paths.removeIf(path -> path.startsWith(folder.resolve(LakePaths.FENCE)));
    for (Path path : paths) {
      texts.put(folder.relativize(path).toString(), Files.readString(path));
    }
    return texts;
  }
}
