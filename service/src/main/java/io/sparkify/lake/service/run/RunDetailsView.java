package io.sparkify.lake.service.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run as REST shows it, with the moves that brought it where it is.
 *
 * @param history from the first move on
 */
record RunDetailsView(@JsonUnwrapped RunView run, List<Move> history) {
  /**
   * The run as it stands now.
   *
   * @throws ServiceException not found {@code unknown_run}
   */
  static RunDetailsView of(RunId id, RunHistory history, ProgressBoard progress) {
    return new RunDetailsView(
        RunView.of(history.get(id), progress),
        history.stateChanges(id).stream().map(Move::of).toList());
  }

  /**
   * One move.
   *
   * @param from null for the first
   */
  record Move(@Nullable RunState from, RunState to, String reason, Instant at) {
    static Move of(StateChange change) {
      return new Move(change.fromState(), change.toState(), change.reason(), change.changedAt());
    }
  }
}
