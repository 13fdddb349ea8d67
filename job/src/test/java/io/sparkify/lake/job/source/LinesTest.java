package io.sparkify.lake.job.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void lineEndsCutLinesAndTheLastNeedsNone() throws IOException {
    assertThat(read("a\nb\r\nc")).containsExactly("1 a", "2 b\r", "3 c");
  }

  @Test
  void blankLinesAreNotLinesButKeepTheirNumber() throws IOException {
    assertThat(read("\n  \t\r\na\n\n\nb\n \n")).containsExactly("3 a", "6 b");
  }

  @Test
  void emptyStreamHasNoLine() throws IOException {
    assertThat(read("")).isEmpty();
  }

  @Test
  void byteOrderMarkIsNotPartOfTheFirstLine() throws IOException {
    assertThat(read("\uFEFF{}\n\uFEFFx")).containsExactly("1 {}", "2 \uFEFFx");
  }

  @Test
  void lineMayBeLongerThanTheBuffer() throws IOException {
    String line = "x".repeat(200_000);

    assertThat(read("a\n" + line + "\nb")).containsExactly("1 a", "2 " + line, "3 b");
  }

  @Test
  void lineBeyondTheLimitIsKeptInPartAndTheNextIsWhole() throws IOException {
    byte[] tooLong = new byte[Lines.LONGEST + 1];
    Arrays.fill(tooLong, (byte) 'x');
    InputStream in =
        new SequenceInputStream(
            new ByteArrayInputStream(tooLong), new ByteArrayInputStream("\nnext".getBytes(UTF_8)));

    List<Line> lines = lines(in);

    assertThat(lines).extracting(Line::complete).containsExactly(false, true);
    assertThat(lines.get(0).bytes()).hasSize(64 * 1024);
    assertThat(new String(lines.get(1).bytes(), UTF_8)).isEqualTo("next");
  }

  private static List<String> read(String text) throws IOException {
    return lines(new ByteArrayInputStream(text.getBytes(UTF_8))).stream()
        .map(line -> line.number() + " " + new String(line.bytes(), UTF_8))
        .toList();
  }

  private static List<Line> lines(InputStream in) throws IOException {
    Lines lines = new Lines(in);
    List<Line> read = new ArrayList<>();
    for (Line line = lines.next(); line != null; line = lines.next()) {
      read.add(line);
    }
    return read;
  }
}
