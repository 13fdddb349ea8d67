package io.sparkify.lake.job.report;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.LakePaths;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.PhaseTime;
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
  private final TaskMeter tasks;
  private final Clock clock;
  private final Map<RunId, RunMeter> runs = new LinkedHashMap<>();

  public ProgressWriter(
      LakeFiles lake, ApplicationTag tag, String applicationId, TaskMeter tasks, Clock clock) {
    this.lake = lake;
    this.tag = tag;
    this.applicationId = applicationId;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** All runs of the batch wait. */
  public synchronized void start(List<LoadTask> waiting) {
    for (LoadTask task : waiting) {
      runs.put(task.runId(), RunMeter.of(task));
    }
    write();
  }

  /** The run has come to this phase; amounts that are not known yet are null. */
  public synchronized void enter(
      RunId run, Phase phase, @Nullable Long rowsRead, @Nullable Long rowsWritten) {
    RunMeter meter = runs.get(run);
    if (meter != null) {
      meter.enter(phase, rowsRead, rowsWritten, tasks.of(run));
      meter.times().enter(phase, clock.instant());
      write();
    }
  }

  /** The run waits for others of its batch, and stays in its phase as far as anybody sees. */
  public synchronized void leave(RunId run) {
    RunMeter meter = runs.get(run);
    if (meter != null) {
      meter.times().leave(clock.instant());
    }
  }

  /** When the run was in which phase so far. */
  public synchronized List<PhaseTime> phases(RunId run) {
    RunMeter meter = runs.get(run);
    return meter == null ? List.of() : meter.times().all();
  }

  /** The run has come to this phase; its amounts are as they were. */
  public synchronized void enter(RunId run, Phase phase) {
    enter(run, phase, null, null);
  }

  /** Says where everything is now, and that the driver lives. */
  public synchronized void write() {
    try {
      Progress progress =
          new Progress(
              tag,
              applicationId,
              InetAddress.getLocalHost().getHostName(),
              ProcessHandle.current().pid(),
              clock.instant(),
              runs.entrySet().stream().map(run -> of(run.getKey(), run.getValue())).toList());
      lake.writeText(LakePaths.progress(tag), ContractJson.write(progress));
    } catch (IOException e) {
      LOG.warn("Progress could not be written: {}", e.toString());
    }
  }

  private RunProgress of(RunId run, RunMeter meter) {
    return meter.progress(tasks.of(run), lake.handledOf(meter.stagingFolder()));
  }
}
