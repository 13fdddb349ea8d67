package io.sparkify.lake.service.events;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.run.ProgressReport;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The newest progress report of each active run; older ones are of no use to anybody. */
final class Reports {
  private static final Set<String> ACTIVE = Set.of("STARTING", "RUNNING");

  private final Map<RunId, Shown> shown = new HashMap<>();
  private final Set<RunId> ended = new HashSet<>();
  private long version;

  /**
   * A report, written once for everybody.
   *
   * @param version greater than that of every report before
   */
  @SuppressWarnings("ArrayRecordComponent") // written as it is, and never changed
  record Shown(long version, ProgressReport report, byte[] frame) {
    RunId run() {
      return report.runId();
    }

    PartitionKey partition() {
      return report.partition();
    }
  }

  /** After a run has ended listeners are told no progress of it. */
  void moved(RunMove move) {
    if (ACTIVE.contains(move.state())) {
      ended.remove(move.runId());
    } else {
      ended.add(move.runId());
      shown.remove(move.runId());
    }
  }

  void show(Collection<ProgressReport> current, Function<ProgressReport, byte[]> write) {
    Set<RunId> runs = current.stream().map(ProgressReport::runId).collect(Collectors.toSet());
    shown.keySet().retainAll(runs);
    ended.retainAll(runs);
    for (ProgressReport report : current) {
      Shown before = shown.get(report.runId());
      boolean isNew = before == null || !before.report().equals(report);
      if (isNew && !ended.contains(report.runId())) {
        version++;
        shown.put(report.runId(), new Shown(version, report, write.apply(report)));
      }
    }
  }

  /** Those that changed since. */
  List<Shown> since(long seen) {
    return shown.values().stream().filter(report -> report.version() > seen).toList();
  }

  long version() {
    return version;
  }
}
