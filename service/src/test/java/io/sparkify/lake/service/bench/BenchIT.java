package io.sparkify.lake.service.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's way to load a lake, once and small, beside the usual script. */
class BenchIT {
  @TempDir Path folder;

  @Test
  void serviceIsRightAndTheUsualScriptIsNot() throws Exception {
    Path root = Path.of(System.getProperty("lake.root"));
    BenchOptions once = new BenchOptions(List.of(), 1, "", 1);
    try (Workbench bench = Workbench.in(root, folder, once)) {
      Input input = Inputs.months(bench, 1, 300);
      List<Result> results =
          new Contest(
                  bench,
                  List.of(
                      ServiceLoad.of(bench, input),
                      usual(root, input, UsualRun.WHOLE),
                      usual(root, input, Duration.ofSeconds(1))))
              .results();
      assertThat(results)
          .extracting(Result::name)
          .containsExactly(ServiceLoad.NAME, UsualRun.NAME, UsualRun.NAME);
      assertThat(results.get(0).checked()).isEqualTo(Result.RIGHT);
      // Its ids are numbers, and others in each run.
      assertThat(results.get(1).checked()).contains("songplays: other values");
      assertThat(results.get(2).checked()).startsWith("killed before it was done");
      assertThat(results.get(2).median()).isEqualTo(1);
      assertThat(results).allSatisfy(result -> assertThat(result.median()).isPositive());
    }
  }

  private static UsualRun usual(Path root, Input input, Duration limit) {
    return new UsualRun(
        new SparkSubmit(root), input.expected(), place -> Place.local(input, place), limit);
  }
}
