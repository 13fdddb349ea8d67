package io.sparkify.lake.job.report;

import java.io.IOException;

/** Lines are not accounted for, so that nobody may publish what was made of them. */
public final class UnbalancedBooksException extends IOException {
  private static final long serialVersionUID = 1L;

  public UnbalancedBooksException(String imbalance) {
    super(imbalance);
  }
}
