package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Failure;

/**
 * Starts Spark applications, and tells what can be seen of one; the seam between runs and Spark.
 */
public interface JobLauncher {
  /**
   * Starts one application, and returns once its process is there. Whoever calls has already
   * committed the tag.
   *
   * @throws LaunchFailedException if nothing was started
   */
  void launch(BatchRequest request) throws LaunchFailedException;

  /** What can be seen of an application now, of whichever process of ours started it. */
  Sighting look(BatchRequest request);

  /** Nothing was started, and this is why. */
  final class LaunchFailedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    public LaunchFailedException(Failure failure, Throwable cause) {
      super(failure.cause(), cause);
      this.failure = failure;
    }

    public Failure failure() {
      return failure;
    }
  }
}
