package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.PhaseTime;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Spark application's try at a run.
 *
 * @param number from 1 on
 * @param applicationId Spark's own; null until the application said it
 * @param failure null unless it failed
 * @param phases those that it came to, known when it has ended
 */
public record Attempt(
    RunId runId,
    int number,
    ApplicationTag tag,
    AttemptState state,
    @Nullable String applicationId,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Failure failure,
    List<PhaseTime> phases) {
  public Attempt {
    phases = List.copyOf(phases);
  }
}
