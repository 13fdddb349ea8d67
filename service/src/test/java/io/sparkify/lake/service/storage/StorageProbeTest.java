package io.sparkify.lake.service.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.storage.Place.Use;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageProbeTest {
  @TempDir Path folder;

  @Test
  void writableLakeIsNoProblemAndKeepsNothingOfTheProbe() throws IOException {
    assertThat(problems(lake("file://" + folder.resolve("lake")))).isEmpty();

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void localFolderThatCannotBeWrittenIsADefiniteProblem() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(problems(lake("file://" + file + "/lake")))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.definite()).isTrue();
              assertThat(problem.words())
                  .startsWith(
                      "The lake at file://" + file + "/lake (LAKE_OUTPUT) cannot be written:")
                  .endsWith("set LAKE_OUTPUT to another folder.");
            });
  }

  @Test
  void inputThatIsNotThereYetIsNoProblem() {
    assertThat(problems(input("file://" + folder.resolve("later")))).isEmpty();
  }

  @Test
  void unknownSchemeIsADefiniteProblem() {
    assertThat(problems(input("s3://bucket/songs")))
        .containsExactly(
            new StorageProblem(
                "The song data at s3://bucket/songs (LAKE_SONG_DATA) cannot be listed: There is no"
                    + " file system for the scheme of the location. Write the location as a folder,"
                    + " file:, hdfs: or s3a: (for S3 it is s3a:, not s3:).",
                true));
  }

  @Test
  void serverThatSaysNothingIsAwayForTheMoment() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Storage storage =
          new Storage(
              new S3Configuration("http://127.0.0.1:" + silent.getLocalPort(), true, "us-east-1"));
      storage.configuration().set("fs.s3a.access.key", "nobody");
      storage.configuration().set("fs.s3a.secret.key", "nothing");
      StorageProbe probe = new StorageProbe(storage, Duration.ofSeconds(1));

      assertThat(probe.problems(List.of(lake("s3a://bucket/lake"))))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.definite()).isFalse();
                assertThat(problem.words()).contains("did not answer in time");
              });
    }
  }

  private List<StorageProblem> problems(Place place) {
    return new StorageProbe(new Storage()).problems(List.of(place));
  }

  private static Place lake(String location) {
    return new Place("lake", "LAKE_OUTPUT", location, Use.WRITE);
  }

  private static Place input(String location) {
    return new Place("song data", "LAKE_SONG_DATA", location, Use.LIST);
  }
}
