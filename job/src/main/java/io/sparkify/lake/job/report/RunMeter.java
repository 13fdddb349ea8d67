package io.sparkify.lake.job.report;

import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.Progress.RunProgress;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * How far one run is: its phase, what is known of its rows, and what tasks had done when it came to
 * the phase. The fraction never goes back.
 */
final class RunMeter {
  // The rest of a phase is what its last task leaves to be done.
  private static final double MOST_OF_A_PHASE = 0.95;

  private final RunId run;
  private final String stagingFolder;
  private final long plannedBytes;
  private Phase phase = Phase.WAITING;
  private Amounts before = Amounts.NONE;
  private @Nullable Long rowsRead;
  private @Nullable Long rowsWritten;
  private double fraction;
  private final PhaseTimes times = new PhaseTimes();

  RunMeter(RunId run, String stagingFolder, long plannedBytes) {
    this.run = run;
    this.stagingFolder = stagingFolder;
    this.plannedBytes = plannedBytes;
  }

  static RunMeter of(LoadTask task) {
    @Nullable HeldLoad approved = task.approved();
    return new RunMeter(
        task.runId(),
        approved == null
            ? LakePaths.staging(task.runId(), task.attempt())
            : LakePaths.staging(approved.runId(), approved.attempt()),
        task.files().stream().mapToLong(SourceFile::bytes).sum());
  }

  /** Where its files are until they are published. */
  String stagingFolder() {
    return stagingFolder;
  }

  void enter(Phase next, @Nullable Long read, @Nullable Long written, Amounts now) {
    if (next != phase) {
      phase = next;
      before = now;
    }
    rowsRead = read == null ? rowsRead : read;
    rowsWritten = written == null ? rowsWritten : written;
  }

  /** When it was in which phase. */
  PhaseTimes times() {
    return times;
  }

  /**
   * Where it is.
   *
   * @param handled staged files that the driver has read or brought to their places
   */
  RunProgress progress(Amounts now, long handled) {
    if (phase == Phase.READING) {
      rowsRead = Math.max(rowsRead == null ? 0 : rowsRead, now.lines());
    }
    if (phase == Phase.STAGING || (phase == Phase.READING && now.rows() > 0)) {
      rowsWritten = Math.max(rowsWritten == null ? 0 : rowsWritten, now.rows());
    }
    double reached = phase.fraction() + share(now) * (phase.endFraction() - phase.fraction());
    fraction = Math.max(fraction, Math.min(1, reached));
    return new RunProgress(run, phase, fraction, rowsRead, rowsWritten, times.all(), handled);
  }

  /** How much of its phase is done. */
  private double share(Amounts now) {
    double share =
        switch (phase) {
          case WAITING, CHECKING, PUBLISHING, DONE -> 0;
          case READING ->
              plannedBytes == 0 ? 0 : (double) (now.bytes() - before.bytes()) / plannedBytes;
          case STAGING ->
              now.tasksKnown() == before.tasksKnown()
                  ? 0
                  : (double) (now.tasks() - before.tasks())
                      / (now.tasksKnown() - before.tasksKnown());
        };
    return Math.max(0, Math.min(share, MOST_OF_A_PHASE));
  }
}
