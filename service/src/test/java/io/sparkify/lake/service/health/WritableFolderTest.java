package io.sparkify.lake.service.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritableFolderTest {
  @TempDir Path folder;

  @Test
  void folderThatCanBeMadeAndWrittenIsNoProblem() {
    assertThat(new WritableFolder(folder.resolve("a/b")).problem()).isEmpty();
    assertThat(folder.resolve("a/b")).isEmptyDirectory();
  }

  @Test
  void folderThatCannotBeWrittenSaysWhatToDo() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(new WritableFolder(file.resolve("work")).problem())
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .startsWith(file + "/work cannot be written")
                    .contains("LAKE_WORK"));
  }
}
