package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.PartitionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would be loaded now, in this order, and what waits. */
public record Plan(List<Action> actions, List<Waiting> waiting) {
  public Plan {
    actions = List.copyOf(actions);
    waiting = List.copyOf(waiting);
  }

  /**
   * A partition to load.
   *
   * @param files with the strays that other folders hold for the month
   * @param runId the run, if it is queued already
   */
  public record Action(
      PartitionKey partition,
      RunTrigger trigger,
      String reason,
      int files,
      long bytes,
      @Nullable RunId runId) {}

  /** A partition that is not loaded as it is, and what it waits for. */
  public record Waiting(PartitionKey partition, PartitionState state, String why) {}
}
