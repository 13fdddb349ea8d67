package io.sparkify.lake.job.report;

import java.io.IOException;

/** An operator does not want this run any more. */
public final class CancelledException extends IOException {
  private static final long serialVersionUID = 1L;

  public CancelledException() {
    super("The run was cancelled");
  }
}
