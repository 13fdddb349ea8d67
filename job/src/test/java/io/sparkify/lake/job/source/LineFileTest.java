package io.sparkify.lake.job.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.job.source.SourceReadException.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
  @TempDir Path folder;

  @Test
  void packedFileIsReadToItsEnd() throws IOException {
    byte[] packed = gzip("a\nb\n");
    Files.write(folder.resolve("x.json.gz"), packed);

    assertThat(count("x.json.gz", packed.length)).isEqualTo(2);
  }

  @Test
  void packedFileOfSeveralMembersIsReadToItsEnd() throws IOException {
    byte[] one = gzip("a\n");
    byte[] both = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, both, one.length, one.length);
    Files.write(folder.resolve("x.json.gz"), both);

    assertThat(count("x.json.gz", both.length)).isEqualTo(2);
  }

  @Test
  void emptyFileHasNoLinePackedOrNot() throws IOException {
    Files.createFile(folder.resolve("x.json"));
    Files.createFile(folder.resolve("x.json.gz"));

    assertThat(count("x.json", 0)).isZero();
    assertThat(count("x.json.gz", 0)).isZero();
  }

  @Test
  void truncatedPackedFileIsUnreadable() throws IOException {
    byte[] packed = gzip("a\n".repeat(10_000));
    byte[] cut = Arrays.copyOf(packed, packed.length - 12);
    Files.write(folder.resolve("x.json.gz"), cut);

    assertFault(Fault.UNREADABLE, "x.json.gz", cut.length);
  }

  @Test
  void fileThatIsNotPackedThoughItsNameSaysSoIsUnreadable() throws IOException {
    Files.writeString(folder.resolve("x.json.gz"), "{}");

    assertFault(Fault.UNREADABLE, "x.json.gz", 2);
  }

  @Test
  void fileThatIsGoneIsMissing() {
    assertFault(Fault.MISSING, "x.json", 3);
  }

  @Test
  void folderInThePlaceOfAFileIsUnreadableOrMissing() throws IOException {
    Files.createDirectory(folder.resolve("x.json"));

    assertThatThrownBy(() -> count("x.json", 3))
        .isInstanceOf(SourceReadException.class)
        .hasMessageContaining("x.json");
  }

  @Test
  void fileOfAnotherLengthThanPlannedHasChanged() throws IOException {
    Files.writeString(folder.resolve("x.json"), "a\nb\n");

    assertFault(Fault.CHANGED, "x.json", 2);
    assertFault(Fault.CHANGED, "x.json", 6);
  }

  private void assertFault(Fault fault, String name, long bytes) {
    assertThatThrownBy(() -> count(name, bytes))
        .isInstanceOfSatisfying(
            SourceReadException.class, e -> assertThat(e.fault()).isEqualTo(fault))
        .hasMessageContaining(name);
  }

  private int count(String name, long bytes) throws IOException {
    SourceFile file = new SourceFile(name, bytes, "1");
    try (LineFile lines =
        LineFile.open(
            file, new SourceOpening(folder.toUri().toString(), new Configuration(false)))) {
      int count = 0;
      while (lines.next() != null) {
        count++;
      }
      return count;
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
