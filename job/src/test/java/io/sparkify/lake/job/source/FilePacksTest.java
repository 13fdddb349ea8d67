package io.sparkify.lake.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.SourceFile;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilePacksTest {
  @Test
  void everyFileIsInExactlyOnePack() {
    List<SourceFile> files = files(1_000, 50_000);

    assertThat(FilePacks.pack(files, 2).stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(files);
  }

  @Test
  void manySmallFilesAreFewPacks() {
    assertThat(FilePacks.pack(files(10_000, 1_200), 2)).hasSizeBetween(4, 20);
  }

  @Test
  void packsGrowNoLargerThanAShareOfMemory() {
    assertThat(FilePacks.pack(files(31, 20_000_000), 2)).hasSizeGreaterThan(9);
  }

  @Test
  void noFileMakesNoPack() {
    assertThat(FilePacks.pack(List.of(), 2)).isEmpty();
  }

  private static List<SourceFile> files(int count, long bytes) {
    return IntStream.range(0, count)
        .mapToObj(i -> new SourceFile("%05d.json".formatted(i), bytes, "1"))
        .toList();
  }
}
