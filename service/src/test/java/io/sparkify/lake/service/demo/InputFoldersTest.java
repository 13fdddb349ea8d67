package io.sparkify.lake.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.PartitionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFoldersTest {
  @TempDir Path input;

  @Test
  void catalogAndEveryMonthsFolderAreExpected() throws IOException {
    Files.createDirectories(input.resolve("song_data"));
    Files.createDirectories(input.resolve("log_data/2018/11/deeper"));
    Files.createDirectories(input.resolve("log_data/2018/_12"));
    Files.createDirectories(input.resolve("log_data/2018/13"));

    assertThat(new InputFolders(input.resolve("song_data"), input.resolve("log_data")).partitions())
        .containsExactly(PartitionKey.SONGS, PartitionKey.parse("2018-11"));
  }

  @Test
  void withoutFoldersNothingIsExpected() throws IOException {
    assertThat(new InputFolders(input.resolve("a"), input.resolve("b")).partitions()).isEmpty();
  }
}
