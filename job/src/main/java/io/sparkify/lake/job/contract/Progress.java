package io.sparkify.lake.job.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an application is doing, rewritten as it goes on.
 *
 * @param applicationId Spark's own, such as {@code local-1541105830796}
 * @param host where the driver runs
 * @param pid the driver's process on that host
 */
public record Progress(
    ApplicationTag tag,
    String applicationId,
    String host,
    long pid,
    Instant updatedAt,
    List<RunProgress> runs) {
  public Progress {
    runs = List.copyOf(runs);
  }

  /**
   * How far one run is.
   *
   * @param fraction 0 to 1
   * @param rowsRead lines read so far; null while unknown
   * @param rowsWritten rows staged so far; null while unknown
   * @param phases those that it came to, in their order; drivers of older jobs say none
   * @param filesHandled staged files that the driver itself has read or brought to their places; a
   *     file counts each time; drivers of older jobs say 0
   */
  public record RunProgress(
      RunId runId,
      Phase phase,
      double fraction,
      @Nullable Long rowsRead,
      @Nullable Long rowsWritten,
      List<PhaseTime> phases,
      Long filesHandled) {
    public RunProgress {
      phases = phases == null ? List.of() : List.copyOf(phases);
      filesHandled = filesHandled == null ? 0L : filesHandled;
    }

    /** Without times of phases and files. */
    public RunProgress(
        RunId runId,
        Phase phase,
        double fraction,
        @Nullable Long rowsRead,
        @Nullable Long rowsWritten) {
      this(runId, phase, fraction, rowsRead, rowsWritten, List.of(), 0L);
    }
  }
}
