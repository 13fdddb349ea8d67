package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.RunId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says how far the runs of the active application are, again and again, without asking the database
 * for what it knows. To be used by one thread.
 */
public final class ProgressReports {
  private final ProgressBoard board;
  private final RunHistory history;
  private final Map<RunId, Known> known = new HashMap<>();

  public ProgressReports(ProgressBoard board, RunHistory history) {
    this.board = board;
    this.history = history;
  }

  /** A run as it was when this application first said something of it. */
  private record Known(ProgressBoard.Entry entry, RunDetails details) {
    boolean isOf(ProgressBoard.Entry other) {
      return entry.tag().equals(other.tag());
    }
  }

  /** Of every run of which the application said something. */
  public List<ProgressReport> now() {
    List<RunId> runs = board.runs();
    known.keySet().retainAll(runs);
    return runs.stream().flatMap(run -> report(run).stream()).toList();
  }

  private Optional<ProgressReport> report(RunId run) {
    return board
        .find(run)
        .flatMap(entry -> details(run, entry))
        .flatMap(
            details ->
                Optional.ofNullable(ProgressView.of(details, board))
                    .map(view -> new ProgressReport(run, details.run().partition(), view)));
  }

  private Optional<RunDetails> details(RunId run, ProgressBoard.Entry entry) {
    @Nullable Known before = known.get(run);
    if (before != null && before.isOf(entry)) {
      return Optional.of(before.details());
    }
    Optional<RunDetails> found = history.find(run);
    found.ifPresent(details -> known.put(run, new Known(entry, details)));
    return found;
  }
}
