package io.sparkify.lake.service.spark;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.RunId;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Tells which application made which attempt; a question to whoever keeps the runs. */
@FunctionalInterface
public interface AttemptLocations {
  /**
   * The attempt with this number, or the last one if there is no number; empty if the run has no
   * such attempt.
   */
  Optional<AttemptLocation> find(RunId run, OptionalInt number);

  /**
   * One attempt, and the application that carries it.
   *
   * @param isOver whether it has ended
   * @param launchedOn the host whose instance launched the application; null if nobody knows
   */
  record AttemptLocation(
      RunId run, int number, ApplicationTag tag, boolean isOver, @Nullable String launchedOn) {}
}
