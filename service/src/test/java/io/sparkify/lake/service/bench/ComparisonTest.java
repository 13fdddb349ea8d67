package io.sparkify.lake.service.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void medianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
    assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
    assertThat(Samples.of(4, 1, 3, 9).median()).isEqualTo(3.5);
    assertThatThrownBy(Samples::of).hasMessage("Nothing was measured");
  }

  @Test
  void goalIsMetAtItsLimit() {
    assertThat(Goal.atMost("x", 0.2, 0.2).isMet()).isTrue();
    assertThat(Goal.atMost("x", 0.2, 0.201).isMet()).isFalse();
    assertThat(Goal.atLeast("x", 0.5, 0.5).isMet()).isTrue();
    assertThat(Goal.atLeast("x", 0.5, 0.49).isMet()).isFalse();
  }

  @Test
  void tableHasMediansRatiosAndWhatBecameOfTheGoals() {
    Comparison comparison =
        new Comparison(
            "A month",
            "s",
            "(a)",
            List.of(
                new Result("ours", Samples.of(4, 3, 5), Result.RIGHT),
                new Result("(a)", Samples.of(20), "users 104 for 96")),
            List.of(Goal.atMost("of (a)", 0.05, 0.2)),
            List.of("Data: made up."));
    assertThat(comparison.markdown())
        .isEqualTo(
            """
            ## A month

            | | n | median s | min | max | of (a) | checked |
            |---|---|---|---|---|---|---|
            | ours | 3 | 4.00 | 3.00 | 5.00 | 0.200 | right |
            | (a) | 1 | 20.00 | 20.00 | 20.00 | 1.00 | users 104 for 96 |

            | goal | limit | measured | |
            |---|---|---|---|
            | of (a) | ≤ 0.050 | 0.200 | **missed** |

            Data: made up.
            """);
  }

  @Test
  void ratiosAreThoseOfMedians() {
    LoadBench.Medians medians =
        LoadBench.Medians.of(
            List.of(
                new Result("ours", Samples.of(2, 3, 8), Result.RIGHT),
                new Result("(a)", Samples.of(12), Result.RIGHT)));
    assertThat(medians.seconds()).isEqualTo(Map.of("ours", 3.0, "(a)", 12.0));
    assertThat(medians.ratio("ours", "(a)")).isEqualTo(0.25);
  }

  @Test
  void optionsAreThoseOfTheScript() {
    assertThat(BenchOptions.parse(List.of("month", "--repeat", "3", "s3", "--data", "/data")))
        .isEqualTo(new BenchOptions(List.of(BenchName.MONTH, BenchName.S3), 3, "/data", 1));
    assertThat(BenchOptions.parse(List.of("all", "--small")))
        .isEqualTo(new BenchOptions(List.of(BenchName.values()), 5, "", 100));
  }

  @Test
  void scriptKnowsTheSameNames() throws IOException {
    List<String> names = Stream.of(BenchName.values()).map(BenchName::toString).toList();
    assertThat(Files.readString(Path.of("../lake")))
        .contains("known=' all " + String.join(" ", names) + " launch rest '");
  }
}
