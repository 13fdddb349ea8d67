package io.sparkify.lake.job.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.TinyParquet.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParquetContentTest {
  private static final List<Line> LINES = IntStream.range(0, 200).mapToObj(Line::of).toList();

  @TempDir Path folder;
  private int files;

  @Test
  void contentIsBytesChecksumRowsAndDigest() throws IOException {
    Path file = write(LINES);

    ParquetContent content = content(file);

    assertThat(content.bytes()).isEqualTo(Files.size(file));
    assertThat(content.checksum()).isEqualTo(Sha256.of(Files.newInputStream(file)));
    assertThat(content.rows()).isEqualTo(200);
    assertThat(content.digest()).isNotEqualTo(ContentDigest.EMPTY);
  }

  @Test
  void rowsInAnotherOrderHaveTheSameDigestAndAnotherChecksum() throws IOException {
    List<Line> shuffled = new ArrayList<>(LINES);
    Collections.shuffle(shuffled, new Random(1));

    ParquetContent other = content(write(shuffled));

    assertThat(other.digest()).isEqualTo(digest(LINES));
    assertThat(other.checksum()).isNotEqualTo(content(write(LINES)).checksum());
  }

  @ParameterizedTest
  @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP"})
  void sameRowsInAnotherCompressionHaveTheSameDigest(CompressionCodecName codec)
      throws IOException {
    Path file = TinyParquet.write(folder.resolve("other.parquet"), codec, LINES.stream());

    assertThat(content(file).digest()).isEqualTo(digest(LINES));
  }

  @Test
  void digestsOfFilesAddUpToThatOfTheirRows() throws IOException {
    ContentDigest sum =
        digest(LINES.subList(150, 200)).plus(digest(List.of())).plus(digest(LINES.subList(0, 150)));

    assertThat(sum).isEqualTo(digest(LINES));
  }

  /** Enough that some are hashed by other threads, and one that has no room anywhere. */
  @Test
  void digestIsTheSumOfTheSha256OfEachRowsNamesAndValues() throws IOException {
    List<Line> many = new ArrayList<>(IntStream.range(0, 60_000).mapToObj(Line::of).toList());
    many.add(new Line("long ".repeat(1_000_000), null, null, null));
    many.add(new Line(null, null, null, null));
    ContentDigest sum = ContentDigest.EMPTY;
    for (Line line : many) {
      sum = sum.plus(ContentDigest.parse(Sha256.of(new ByteArrayInputStream(bytes(line)))));
    }

    assertThat(digest(many)).isEqualTo(sum);
  }

  private static byte[] bytes(Line line) throws IOException {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(row);
    out.writeBytes("id");
    out.writeByte(line.id() == null ? 0 : 1);
    if (line.id() != null) {
      byte[] id = line.id().getBytes(UTF_8);
      out.writeInt(id.length);
      out.write(id);
    }
    number(out, "at", line.at());
    number(out, "day", line.day() == null ? null : line.day().longValue());
    number(out, "length", line.length() == null ? null : Double.doubleToLongBits(line.length()));
    return row.toByteArray();
  }

  private static void number(DataOutputStream out, String name, @Nullable Long value)
      throws IOException {
    out.writeBytes(name);
    out.writeByte(value == null ? 0 : 1);
    if (value != null) {
      out.writeLong(value);
    }
  }

  @Test
  void fileWithoutRowsIsEmpty() throws IOException {
    assertThat(content(write(List.of())))
        .extracting("rows", "digest")
        .containsExactly(0L, ContentDigest.EMPTY);
  }

  static List<List<Line>> changes() {
    Line first = LINES.get(0);
    return List.of(
        LINES.subList(1, 200),
        with(first, LINES.subList(0, 200)),
        with(new Line("id-00", first.at(), first.day(), first.length()), LINES.subList(1, 200)),
        with(new Line("", first.at(), first.day(), first.length()), LINES.subList(1, 200)),
        with(new Line(null, first.at(), first.day(), first.length()), LINES.subList(1, 200)),
        with(new Line("id-0", 1L, first.day(), first.length()), LINES.subList(1, 200)),
        with(new Line("id-0", null, first.day(), first.length()), LINES.subList(1, 200)),
        with(new Line("id-0", first.at(), 1, first.length()), LINES.subList(1, 200)),
        with(new Line("id-0", first.at(), null, first.length()), LINES.subList(1, 200)),
        with(new Line("id-0", first.at(), first.day(), 0.1), LINES.subList(1, 200)),
        with(new Line("id-0", first.at(), first.day(), null), LINES.subList(1, 200)),
        // A value moves to the next column of numbers.
        with(new Line("id-0", null, 0, 0.0), LINES.subList(1, 200)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void rowThatIsMissingDoubledOrChangedChangesTheDigest(List<Line> changed) throws IOException {
    assertThat(digest(changed)).isNotEqualTo(digest(LINES));
  }

  @Test
  void valuesThatChangePlacesBetweenRowsChangeTheDigest() throws IOException {
    List<Line> one = List.of(new Line("a", 1L, 1, 1.0), new Line("b", 2L, 1, 1.0));
    List<Line> other = List.of(new Line("a", 2L, 1, 1.0), new Line("b", 1L, 1, 1.0));

    assertThat(digest(one)).isNotEqualTo(digest(other));
  }

  @Test
  void nullsAndEmptyTextsAreDifferentRows() throws IOException {
    List<ContentDigest> digests =
        List.of(
            digest(List.of()),
            digest(List.of(new Line(null, null, null, null))),
            digest(List.of(new Line("", null, null, null))),
            digest(List.of(new Line(null, 0L, null, null))),
            digest(List.of(new Line(null, null, 0, null))),
            digest(List.of(new Line(null, null, null, 0.0))));

    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void everyFlippedByteGivesAnotherChecksumOrIsUnreadable() throws IOException {
    Path file = write(LINES.subList(0, 20));
    String sound = content(file).checksum();
    byte[] bytes = Files.readAllBytes(file);
    for (int place = 0; place < bytes.length; place++) {
      byte[] flipped = bytes.clone();
      flipped[place] ^= (byte) 0xFF;
      Path broken = Files.write(folder.resolve("broken.parquet"), flipped);
      try {
        assertThat(content(broken).checksum()).as("byte %d", place).isNotEqualTo(sound);
      } catch (IOException e) {
        assertThat(e).as("byte %d", place).hasMessageContaining("broken.parquet");
      }
    }
  }

  @Test
  void flippedByteOfTheDataIsUnreadableByThePagesOwnChecksum() throws IOException {
    Path file =
        TinyParquet.write(
            folder.resolve("plain.parquet"), CompressionCodecName.UNCOMPRESSED, LINES.stream());
    byte[] bytes = Files.readAllBytes(file);
    int place = indexOf(bytes, "id-77");
    bytes[place + 3] = '9';
    Files.write(file, bytes);

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> content(file));
  }

  @Test
  void fileThatIsCutOffAnywhereIsUnreadable() throws IOException {
    byte[] bytes = Files.readAllBytes(write(LINES.subList(0, 20)));
    for (int length = 0; length < bytes.length; length += 7) {
      Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, length));
      assertThatExceptionOfType(IOException.class)
          .as("%d bytes", length)
          .isThrownBy(() -> content(cut));
      assertThatExceptionOfType(IOException.class)
          .as("%d bytes", length)
          .isThrownBy(
              () -> ParquetContent.rows(TinyParquet.hadoopPath(cut), TinyParquet.configuration()));
    }
  }

  @Test
  void footerCountsNullsWhetherOrNotItHasStatistics() throws IOException {
    String text = "x".repeat(10_000);
    Path file =
        write(List.of(new Line(text, 1L, 1, null), new Line(null, 1L, 1, null), Line.of(1)));

    ParquetFooter footer =
        ParquetFooter.read(TinyParquet.hadoopPath(file), TinyParquet.configuration());

    assertThat(footer.rows()).isEqualTo(3);
    assertThat(footer.present("id")).isEqualTo(2);
    assertThat(footer.present("at")).isEqualTo(3);
    assertThat(footer.present("length")).isEqualTo(1);
    assertThat(footer.present("a column that the file lacks")).isEqualTo(3);
  }

  @Test
  void digestIsReadFromWhatItWrites() throws IOException {
    ContentDigest digest = digest(LINES);

    assertThat(ContentDigest.parse(digest.toString())).isEqualTo(digest);
    assertThat(digest.toString()).matches("[0-9a-f]{64}");
    assertThatThrownBy(() -> ContentDigest.parse("12"))
        .hasMessage("A digest has 64 hexadecimal digits, not '12'");
    assertThatThrownBy(() -> ContentDigest.parse("g".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Line> with(Line line, List<Line> lines) {
    List<Line> all = new ArrayList<>(lines);
    all.add(line);
    return all;
  }

  private static int indexOf(byte[] bytes, String text) {
    String all = new String(bytes, ISO_8859_1);
    return all.indexOf(text);
  }

  private Path write(List<Line> lines) {
    return TinyParquet.write(folder.resolve("file-" + files++ + ".parquet"), lines);
  }

  private ContentDigest digest(List<Line> lines) throws IOException {
    return content(write(lines)).digest();
  }

  private static ParquetContent content(Path file) throws IOException {
    return ParquetContent.read(TinyParquet.hadoopPath(file), TinyParquet.configuration());
  }
}
