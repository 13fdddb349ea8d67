package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers how far the runs of the active application are; in memory only. */
public final class ProgressBoard {
  private final Map<RunId, Entry> entries = new ConcurrentHashMap<>();

  /** How far a run was at that time. */
  record Entry(Progress.RunProgress progress, Instant updatedAt) {}

  void put(Progress progress) {
    progress.runs().forEach(run -> entries.put(run.runId(), new Entry(run, progress.updatedAt())));
  }

  void forget(RunId run) {
    entries.remove(run);
  }

  Optional<Entry> find(RunId run) {
    return Optional.ofNullable(entries.get(run));
  }
}
