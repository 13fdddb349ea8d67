package io.sparkify.lake.job.report;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.Progress.RunProgress;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@code progress.json} at what the runs of this application are doing; a write that fails
 * never fails a run.
 */
public final class ProgressWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressWriter.class);

  private final LakeFiles lake;
  private final ApplicationTag tag;
  private final String applicationId;
  private final Clock clock;
  private final Map<RunId, RunProgress> runs = new LinkedHashMap<>();

  public ProgressWriter(LakeFiles lake, ApplicationTag tag, String applicationId, Clock clock) {
    this.lake = lake;
    this.tag = tag;
    this.applicationId = applicationId;
    this.clock = clock;
  }

  /** All runs of the batch wait. */
  public synchronized void start(List<RunId> waiting) {
    waiting.forEach(run -> runs.put(run, new RunProgress(run, Phase.WAITING, 0, null, null)));
    write();
  }

  /** The run has come to this phase; amounts that are not known yet are null. */
  public synchronized void enter(
      RunId run, Phase phase, @Nullable Long rowsRead, @Nullable Long rowsWritten) {
    runs.put(run, new RunProgress(run, phase, phase.fraction(), rowsRead, rowsWritten));
    write();
  }

  /** The run has come to this phase; its amounts are as they were. */
  public synchronized void enter(RunId run, Phase phase) {
    RunProgress before = runs.get(run);
    enter(
        run,
        phase,
        before == null ? null : before.rowsRead(),
        before == null ? null : before.rowsWritten());
  }

  private void write() {
    try {
      Progress progress =
          new Progress(
              tag,
              applicationId,
              InetAddress.getLocalHost().getHostName(),
              ProcessHandle.current().pid(),
              clock.instant(),
              List.copyOf(runs.values()));
      lake.writeText(LakePaths.progress(tag), ContractJson.write(progress));
    } catch (IOException e) {
      LOG.warn("Progress could not be written: {}", e.toString());
    }
  }
}
