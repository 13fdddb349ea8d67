package io.sparkify.lake.service.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.Progress.RunProgress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, as REST shows it.
 *
 * @param etaSeconds if it goes on as it did since its start; null while nobody can tell
 */
@JsonNaming(SnakeCaseStrategy.class)
record ProgressView(
    Phase phase,
    double fraction,
    @Nullable Long rowsRead,
    @Nullable Long rowsWritten,
    @Nullable Long etaSeconds,
    Instant updatedAt) {

  static @Nullable ProgressView of(Run run, ProgressBoard board) {
    return run.state().isFinal()
        ? null
        : board.find(run.id()).map(entry -> of(run, entry)).orElse(null);
  }

  private static ProgressView of(Run run, ProgressBoard.Entry entry) {
    RunProgress progress = entry.progress();
    return new ProgressView(
        progress.phase(),
        progress.fraction(),
        progress.rowsRead(),
        progress.rowsWritten(),
        eta(run.startedAt(), entry),
        entry.updatedAt());
  }

  private static @Nullable Long eta(@Nullable Instant startedAt, ProgressBoard.Entry entry) {
    double fraction = entry.progress().fraction();
    if (startedAt == null || fraction <= 0) {
      return null;
    }
    long seconds = Duration.between(startedAt, entry.updatedAt()).toSeconds();
    return Math.max(0, Math.round(seconds * (1 - fraction) / fraction));
  }
}
