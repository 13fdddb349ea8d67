package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.PartitionState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would be loaded now, in this order, and what waits.
 *
 * @param loading what an application loads just now; the first batch goes when it has ended
 * @param stale loaded months whose plays were matched against another song catalog, newest first
 */
public record Plan(
    List<Action> actions,
    List<Waiting> waiting,
    List<PartitionKey> loading,
    List<PartitionKey> stale) {
  public Plan {
    actions = List.copyOf(actions);
    waiting = List.copyOf(waiting);
    loading = List.copyOf(loading);
    stale = List.copyOf(stale);
  }

  /** The same, where these runs are only imagined. */
  Plan without(Set<RunId> imagined) {
    return new Plan(
        actions.stream()
            .map(
                action ->
                    action.runId() != null && imagined.contains(action.runId())
                        ? action.imagined()
                        : action)
            .toList(),
        waiting,
        loading,
        stale);
  }

  /**
   * A partition to load.
   *
   * @param batch which application loads it: 1 for the next one, if all goes well and nothing comes
   *     between
   * @param files with the strays that other folders hold for the month
   * @param runId the run, if it is queued already
   */
  public record Action(
      int batch,
      PartitionKey partition,
      RunTrigger trigger,
      String reason,
      int files,
      long bytes,
      @Nullable RunId runId) {
    private Action imagined() {
      return new Action(batch, partition, trigger, reason, files, bytes, null);
    }
  }

  /** A partition that is not loaded as it is, and what it waits for. */
  public record Waiting(PartitionKey partition, PartitionState state, String why) {}
}
