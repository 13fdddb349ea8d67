package io.sparkify.lake.job.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.lake.Publication.Move;
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
              new Move("_lake/staging/a", "songplays/a"),
              new Move("_lake/staging/b", "time/b"),
              new Move("_lake/staging/c", "_lake/runs/c")),
          List.of("songplays/old"));

  @TempDir Path folder;

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
    new Publisher(lake("never")).publish(PUBLICATION);

    assertThat(files()).isEqualTo(published());
  }

  @ParameterizedTest
  @ValueSource(strings = {"songplays/a", "time/b", "_lake/runs/c"})
  void publicationCutOffAtAnyStepIsFinishedByTheNextStart(String step) throws IOException {
    Publisher cutOff = new Publisher(lake(step));
    assertThatThrownBy(() -> cutOff.publish(PUBLICATION)).hasMessage("cut off");
    assertThat(cutOff.isBegun(PUBLICATION)).isTrue();

    new Publisher(lake("never")).recover();

    assertThat(files()).isEqualTo(published());
  }

  @Test
  void publicationWhoseJournalEntryCannotBeWrittenChangesNothing() throws IOException {
    Map<String, String> before = files();
    Publisher publisher = new Publisher(lake("one.json"));

    assertThatThrownBy(() -> publisher.publish(PUBLICATION)).hasMessage("cut off");

    assertThat(publisher.isBegun(PUBLICATION)).isFalse();
    new Publisher(lake("never")).recover();
    Files.delete(folder.resolve("_lake/journal/.one.json.tmp"));
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void publicationThatIsDoneUpToItsJournalEntryIsFinishedOnceMore() throws IOException {
    LakeFiles lake = lake("never");
    new Publisher(lake).publish(PUBLICATION);
    new Journal(lake).write(PUBLICATION);

    new Publisher(lake).recover();

    assertThat(files()).isEqualTo(published());
  }

  @Test
  void publicationWhoseStagedFilesAreLostDoesNotBlockTheNextStart() throws IOException {
    LakeFiles lake = lake("never");
    new Journal(lake).write(PUBLICATION);
    Files.delete(folder.resolve("_lake/staging/b"));

    new Publisher(lake).recover();

    assertThat(new Journal(lake).entries()).isEmpty();
    assertThat(files()).containsEntry("songplays/other", "other");
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
    for (Path path : paths) {
      texts.put(folder.relativize(path).toString(), Files.readString(path));
    }
    return texts;
  }
}
