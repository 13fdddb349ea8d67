package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.RunId;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what becomes of the runs that a dead application left without a report.
 *
 * @param state the application's, before it is ended
 * @param death why it died
 * @param publishing runs whose publication it wrote down, and the next application finishes
 */
record Burial(Ending ending, ApplicationState state, Failure death, Set<RunId> publishing) {
  Burial {
    publishing = Set.copyOf(publishing);
  }

  /** Where its run stands now. */
  RunState of(AttemptRow attempt) {
    Optional<Cancellation> wish = ending.wish(attempt.runId());
    if (wish.isPresent() && publishing.contains(attempt.runId())) {
      return ending.publishing(attempt, wish.get());
    }
    return wish.isEmpty() && neverStarted()
        ? ending.again(
            attempt,
            "the service was stopped before it started the driver; this attempt does not count")
        : ending.died(attempt, death);
  }

  private boolean neverStarted() {
    return state == ApplicationState.CLAIMED && death.code().equals(Sighting.NEVER_STARTED);
  }
}
