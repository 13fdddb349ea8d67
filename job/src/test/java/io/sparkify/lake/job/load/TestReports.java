package io.sparkify.lake.job.load;

import io.sparkify.lake.job.contract.LoadReport;
import java.util.List;

/** What one batch reported. */
record TestReports(List<LoadReport> all) {
  LoadReport of(String partition) {
    return all.stream()
        .filter(report -> report.partition().value().equals(partition))
        .findFirst()
        .orElseThrow();
  }
}
