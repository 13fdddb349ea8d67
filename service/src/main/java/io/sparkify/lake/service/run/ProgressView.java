package io.sparkify.lake.service.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.Progress.RunProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, as REST shows it.
 *
 * @param fraction 0 to 1; never goes back within an attempt
 * @param rowsRead lines so far; null while unknown
 * @param rowsWritten rows staged so far; null while unknown
 * @param filesHandled staged files that the driver itself has read for digests, checks and
 *     insights, or brought to their places; a file counts each time
 * @param etaSeconds by the loads before and by what this one did so far; null while nobody can tell
 * @param updatedAt when its driver said so; at most 2 s ago while the driver lives
 */
@JsonNaming(SnakeCaseStrategy.class)
record ProgressView(
    Phase phase,
    double fraction,
    @Nullable Long rowsRead,
    @Nullable Long rowsWritten,
    long filesHandled,
    @Nullable Long etaSeconds,
    Instant updatedAt) {
  private static final double MILLIS_A_SECOND = 1_000;

  static @Nullable ProgressView of(RunDetails details, ProgressBoard board) {
    return details.run().state().isFinal() || details.attempts().isEmpty()
        ? null
        : board
            .find(details.run().id())
            .map(entry -> of(entry, startedAt(details.attempts()), seconds(details.run(), board)))
            .orElse(null);
  }

  private static Instant startedAt(List<Attempt> attempts) {
    return attempts.get(attempts.size() - 1).startedAt();
  }

  private static OptionalLong seconds(Run run, ProgressBoard board) {
    return board.seconds(run.partition(), run.bytes());
  }

  /**
   * As an entry says.
   *
   * @param startedAt when the attempt began
   * @param foretold the seconds that it was to take
   */
  static ProgressView of(ProgressBoard.Entry entry, Instant startedAt, OptionalLong foretold) {
    RunProgress progress = entry.progress();
    return new ProgressView(
        progress.phase(),
        progress.fraction(),
        progress.rowsRead(),
        progress.rowsWritten(),
        progress.filesHandled(),
        eta(Duration.between(startedAt, entry.updatedAt()), progress.fraction(), foretold),
        entry.updatedAt());
  }

  /** What past loads foretell counts less and less, and what this one did more and more. */
  private static @Nullable Long eta(Duration elapsed, double fraction, OptionalLong foretold) {
    if (fraction <= 0) {
      return foretold.isPresent() ? foretold.getAsLong() : null;
    }
    double byThisLoad = elapsed.toMillis() / MILLIS_A_SECOND * (1 - fraction) / fraction;
    if (foretold.isEmpty()) {
      return Math.max(0, Math.round(byThisLoad));
    }
    double byPastLoads = foretold.getAsLong() * (1 - fraction);
    return Math.max(0, Math.round(fraction * byThisLoad + (1 - fraction) * byPastLoads));
  }
}
