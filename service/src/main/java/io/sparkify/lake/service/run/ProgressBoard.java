package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.PhaseTime;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.Progress.RunProgress;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Remembers how far the runs of the active application are; in memory only. */
public final class ProgressBoard {
  private final Map<RunId, Entry> entries = new ConcurrentHashMap<>();
  private final RunHistory history;
  private volatile @Nullable Foretold foretold;

  /**
   * @param history foretells how long a load takes
   */
  public ProgressBoard(RunHistory history) {
    this.history = history;
  }

  /** How far a run was at that time; within one application its fraction never goes back. */
  record Entry(ApplicationTag tag, RunProgress progress, Instant updatedAt) {
    Entry since(@Nullable Entry before) {
      if (before == null
          || !before.tag().equals(tag)
          || before.progress().fraction() <= progress.fraction()) {
        return this;
      }
      return new Entry(
          tag,
          new RunProgress(
              progress.runId(),
              progress.phase(),
              before.progress().fraction(),
              progress.rowsRead(),
              progress.rowsWritten(),
              progress.phases(),
              progress.filesHandled()),
          updatedAt);
    }
  }

  /** What past loads foretold when an application first said something. */
  private record Foretold(ApplicationTag tag, Forecasts forecasts) {}

  void put(Progress progress) {
    // One application writes at a time, so what is of another is over.
    entries.values().removeIf(entry -> !entry.tag().equals(progress.tag()));
    Foretold known = foretold;
    if (known == null || !known.tag().equals(progress.tag())) {
      foretold = new Foretold(progress.tag(), history.forecasts());
    }
    progress
        .runs()
        .forEach(
            run ->
                entries.compute(
                    run.runId(),
                    (id, before) ->
                        new Entry(progress.tag(), run, progress.updatedAt()).since(before)));
  }

  void forget(RunId run) {
    entries.remove(run);
  }

  /** Those of which something is known. */
  List<RunId> runs() {
    return List.copyOf(entries.keySet());
  }

  Optional<Entry> find(RunId run) {
    return Optional.ofNullable(entries.get(run));
  }

  /** When a run was in which phase, as far as this application's driver said. */
  List<PhaseTime> phases(RunId run, ApplicationTag tag) {
    return find(run)
        .filter(entry -> entry.tag().equals(tag))
        .map(entry -> entry.progress().phases())
        .orElse(List.of());
  }

  /** The seconds that a load like this takes from its launch to its end; empty if nobody knows. */
  OptionalLong seconds(PartitionKey partition, long bytes) {
    Foretold known = foretold;
    return known == null ? OptionalLong.empty() : known.forecasts().seconds(partition, bytes);
  }
}
