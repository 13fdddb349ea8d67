package io.sparkify.lake.service.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "12345678, 12.3 MB",
    "9223372036854775807, 9.2 EB"
  })
  void bytesHaveOneDigitBehindThePoint(long bytes, String text) {
    assertThat(Figures.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "850, 0.9 s",
    "9999, 10.0 s",
    "10000, 10 s",
    "59400, 59 s",
    "60000, 1 min",
    "200000, 3 min 20 s",
    "7500000, 2 h 5 min",
    "273600000, 3 d 4 h",
    "-5, 0.0 s"
  })
  void durationsHaveTwoUnitsAtMost(long millis, String text) {
    assertThat(Figures.duration(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @Test
  void hundredPercentIsOnlyAllOfIt() {
    assertThat(Figures.percent(0.999)).isEqualTo("99 %");
    assertThat(Figures.percent(0.29)).isEqualTo("29 %");
    assertThat(Figures.percent(1)).isEqualTo("100 %");
    assertThat(Bar.of(0.99, 10)).isEqualTo("█████████░");
    assertThat(Bar.of(7, 4)).isEqualTo("████");
  }

  @Test
  void amountsHaveTheirPlural() {
    assertThat(Figures.count(1, "file")).isEqualTo("1 file");
    assertThat(Figures.count(1_234, "file")).isEqualTo("1,234 files");
  }

  @ParameterizedTest
  @CsvSource({
    "2018-12-01T06:00:00Z, now",
    "2018-12-01T05:59:48Z, 12 s ago",
    "2018-12-01T05:57:00Z, 3 min ago",
    "2018-12-01T07:00:00Z, in 1 h",
    "2018-11-28T06:00:00Z, 3 days ago",
    "2018-01-01T00:00:00Z, 2018-01-01"
  })
  void peopleReadTimesFromNow(Instant at, String text) {
    Instant now = Instant.parse("2018-12-01T06:00:00Z");
    assertThat(When.in(new Screen(80, true, false, now), at)).isEqualTo(text);
    assertThat(When.in(new Screen(80, false, false, now), at)).isEqualTo(at.toString());
  }
}
