package io.sparkify.lake.job.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparkify.lake.job.contract.TinyParquet.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {
  @TempDir Path folder;

  @Test
  void eachValueIsOfItsColumnsType() throws IOException {
    Path file =
        TinyParquet.write(
            file(), List.of(new Line("é", 1_541_105_830_796_123L, 7, 0.5), Line.of(2)));

    Map<String, @Nullable Object> row = first(file, 1).get(0);

    assertThat(row)
        .containsExactly(
            Map.entry("id", "é"),
            Map.entry("at", Instant.parse("2018-11-01T20:57:10.796123Z")),
            Map.entry("day", 7),
            Map.entry("length", 0.5));
  }

  @Test
  void whatARowDoesNotSayIsNullAndNotTheRowBefore() throws IOException {
    Path file = TinyParquet.write(file(), List.of(Line.of(1), new Line(null, null, null, null)));

    assertThat(first(file, 5).get(1)).hasSize(4).containsEntry("id", null);
    assertThat(first(file, 5).get(1).values()).containsOnlyNulls();
  }

  @Test
  void rowsComeInTheirOrderAndNotMoreThanThereAre() throws IOException {
    Path file = TinyParquet.write(file(), IntStream.range(0, 50).mapToObj(Line::of).toList());

    assertThat(first(file, 20))
        .extracting(row -> row.get("id"))
        .hasSize(20)
        .last()
        .isEqualTo("id-19");
    assertThat(first(file, 100)).extracting(row -> row.get("day")).hasSize(50).last().isEqualTo(18);
    assertThat(first(TinyParquet.write(folder.resolve("none"), List.of()), 20)).isEmpty();
  }

  @Test
  void ofALargeFileOnlyTheFirstPagesAreRead() throws IOException {
    Path file =
        TinyParquet.write(
            file(),
            CompressionCodecName.UNCOMPRESSED,
            IntStream.range(0, 400_000).mapToObj(Line::of));
    long before = bytesRead();

    assertThat(first(file, 100)).hasSize(100);

    long read = bytesRead() - before;
    assertThat(Files.size(file)).isGreaterThan(10_000_000);
    assertThat(read).isPositive().isLessThan(Files.size(file) / 4);
  }

  @Test
  void damagedFileIsSaidToBeOne() throws IOException {
    Path file = TinyParquet.write(file(), Stream.of(1, 2, 3).map(Line::of).toList());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatExceptionOfType(DamagedFileException.class)
        .isThrownBy(() -> first(file, 20))
        .withMessageContaining("Not sound parquet");
  }

  private static long bytesRead() {
    return Objects.requireNonNull(
        FileSystem.getGlobalStorageStatistics().get("file").getLong("bytesRead"));
  }

  private Path file() {
    return folder.resolve("rows.parquet");
  }

  private static List<Map<String, @Nullable Object>> first(Path file, int limit)
      throws IOException {
    return ParquetRows.first(TinyParquet.hadoopPath(file), TinyParquet.configuration(), limit);
  }
}
