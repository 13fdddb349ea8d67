package io.sparkify.lake.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
  @TempDir Path folder;
  private final Storage storage = new Storage();
  private String root = "";

  @BeforeEach
  void resolveRoot() {
    root = Location.resolve(folder.toString(), folder);
  }

  @Test
  void textIsReadAsWritten() throws IOException {
    storage.writeText(root + "/a/b/text.json", "{\"name\":\"Bj\u00f6rk\"}");

    assertThat(storage.readText(root + "/a/b/text.json")).contains("{\"name\":\"Bj\u00f6rk\"}");
  }

  @Test
  void absentFileIsEmpty() throws IOException {
    assertThat(storage.readText(root + "/none/text.json")).isEmpty();
  }

  @Test
  void writingReplacesAndLeavesNothingElse() throws IOException {
    storage.writeText(root + "/text.json", "old");
    storage.writeText(root + "/text.json", "new");

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("text.json"));
    }
    assertThat(storage.readText(root + "/text.json")).contains("new");
  }

  @Test
  void writingBelowAFileFails() throws IOException {
    Files.writeString(folder.resolve("lake"), "not a folder");

    assertThatIOException().isThrownBy(() -> storage.writeText(root + "/lake/text.json", "text"));
  }
}
