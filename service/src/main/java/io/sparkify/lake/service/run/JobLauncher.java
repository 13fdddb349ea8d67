package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Starts Spark applications, and tells what can be seen of one; the seam between runs and Spark.
 */
public interface JobLauncher {
  /** What the next application is to be called. */
  default ApplicationTag nextTag() {
    return ApplicationTag.random();
  }

  /** No application will have this tag, though it may be in the database. */
  default void forgo(ApplicationTag tag) {}

  /** There is nothing to launch now; whoever wants may get ready for the next time. */
  default void rest() {}

  /**
   * Starts one application, and returns once its process is there. Whoever calls has already
   * committed the tag.
   *
   * @throws LaunchFailedException if nothing was started
   */
  void launch(BatchRequest request) throws LaunchFailedException;

  /** What can be seen of an application now, of whichever process of ours started it. */
  Sighting look(BatchRequest request);

  /** What an application last said of its progress, for those who only watch. */
  Optional<Progress> progress(BatchRequest request);

  /**
   * Asks an application to give up runs that it has not begun to publish. It may be asked again,
   * with more runs.
   *
   * @throws IOException if the lake, where it looks for that, cannot be written now
   */
  void askToCancel(BatchRequest request, Set<RunId> runs) throws IOException;

  /**
   * Begins to end an application, or goes on with that; whether it has ended, {@link #look} says.
   *
   * @param applicationId Spark's own name of it; null while it is not known
   */
  void kill(BatchRequest request, @Nullable String applicationId);

  /** The applications that have a process on this machine, whatever the database says of them. */
  Set<ApplicationTag> running();

  /** Like {@link #kill}, for an application on this machine that is over. */
  void killOrphan(ApplicationTag tag);

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
