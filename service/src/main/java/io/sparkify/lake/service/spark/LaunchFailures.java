package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.StorageFault;
import java.io.IOException;
import java.nio.file.Path;

/** The words for what keeps an application from being started. */
final class LaunchFailures {
  private LaunchFailures() {}

  static Failure lakeNotWritable(String lake, IOException cause) {
    return StorageFault.of(cause)
        .map(fault -> fault.failure(cause.toString()))
        .orElseGet(() -> unknown(lake, cause));
  }

  private static Failure unknown(String lake, IOException cause) {
    return new Failure(
        FailureKind.INFRASTRUCTURE,
        "lake_not_writable",
        "The lake cannot be written",
        "The request could not be written to " + lake + ".",
        "Check that the lake exists, has space, and that the service's user may write there.",
        cause.toString());
  }

  static Failure submitFailed(Path work, IOException cause) {
    return new Failure(
        FailureKind.LAUNCH,
        "spark_submit_failed",
        "spark-submit could not be started",
        "The machine did not start spark-submit, or its files could not be written to "
            + work
            + ".",
        "Check that the work directory is writable and that the machine has memory and processes to"
            + " spare.",
        cause.toString());
  }
}
