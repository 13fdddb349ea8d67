package io.sparkify.lake.service.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.service.spark.LogLines.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {
  private static final byte[] LOG = "Björk\r\n\n… ♫ 🎧\nrest".getBytes(UTF_8);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 100})
  void linesAreWholeHoweverTheirBytesCome(int size) {
    LogLines lines = new LogLines(0);
    List<Line> all = new ArrayList<>();
    for (int from = 0; from < LOG.length; from += size) {
      all.addAll(lines.take(Arrays.copyOfRange(LOG, from, Math.min(LOG.length, from + size))));
    }
    assertThat(all).containsExactly(new Line("Björk", 8), new Line("", 9), new Line("… ♫ 🎧", 22));
    assertThat(lines.rest()).contains(new Line("rest", 26));
    assertThat(lines.rest()).isEmpty();
    assertThat(lines.end()).isEqualTo(LOG.length);
  }

  @Test
  void readingGoesOnBehindAnyLine() {
    LogLines lines = new LogLines(9);
    assertThat(lines.take(Arrays.copyOfRange(LOG, 9, LOG.length)))
        .containsExactly(new Line("… ♫ 🎧", 22));
  }

  @Test
  void longLineIsCutBetweenCharactersAndSaysHowLongItWas() {
    String tail = "ö".repeat(LogLines.LONGEST);
    LogLines lines = new LogLines(0);
    List<Line> all = lines.take(("x" + tail + "\nnext\n").getBytes(UTF_8));
    assertThat(all.get(0).text())
        .isEqualTo(
            "x"
                + "ö".repeat((LogLines.LONGEST - 1) / 2)
                + " … (a line of %d bytes)".formatted(2 * LogLines.LONGEST + 1));
    assertThat(all.get(0).end()).isEqualTo(2L * LogLines.LONGEST + 2);
    assertThat(all.get(1).text()).isEqualTo("next");
  }
}
