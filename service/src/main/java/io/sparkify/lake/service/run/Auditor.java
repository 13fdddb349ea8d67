package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.LoadReport;
import java.io.IOException;
import java.util.Optional;

/** Looks for itself at what a report says was published; the seam between runs and the lake. */
@FunctionalInterface
public interface Auditor {
  /**
   * Why a report of success is not to be believed; empty if the lake holds what it says.
   *
   * @throws IOException if the lake is away, which says nothing about what it holds
   */
  Optional<Failure> audit(LoadReport report) throws IOException;
}
