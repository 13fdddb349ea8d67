package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Failure;

/** The input could not be listed, and this is why. */
public final class SourceUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Failure failure;

  public SourceUnavailableException(Failure failure, Throwable cause) {
    super(failure.cause(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
