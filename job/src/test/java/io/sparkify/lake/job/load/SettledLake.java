package io.sparkify.lake.job.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Outcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads batches as the service would: what strays make due is loaded again until nothing is. */
final class SettledLake {
  private final TestInput input;
  private final Map<String, LoadReport> latest = new HashMap<>();

  private SettledLake(TestInput input) {
    this.input = input;
  }

  /**
   * The latest report of each partition.
   *
   * @param batches separated by commas, their partitions by blanks
   */
  static Map<String, LoadReport> load(TestInput input, String batches) {
    SettledLake lake = new SettledLake(input);
    for (String batch : batches.split(",", -1)) {
      lake.load(batch.split(" ", -1));
    }
    List<String> due = input.due(lake.latest);
    for (int round = 0; !due.isEmpty(); round++) {
      assertThat(round).as("rounds until nothing is due").isLessThan(3);
      lake.load(due.toArray(String[]::new));
      due = input.due(lake.latest);
    }
    return lake.latest;
  }

  private void load(String... batch) {
    TestReports reports = TestLoad.load(input, batch);
    assertThat(reports.all())
        .as(Arrays.toString(batch))
        .allSatisfy(report -> assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED));
    reports.all().forEach(report -> latest.put(report.partition().value(), report));
  }
}
