package io.sparkify.lake.service.overview;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.partition.PartitionState;
import io.sparkify.lake.service.run.Plan;
import io.sparkify.lake.service.run.PlanView;
import io.sparkify.lake.service.schedule.NextFires.NextFire;
import io.sparkify.lake.service.table.TableTotal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all partitions and tables together, which takes a look at each of them.
 *
 * @param at when the look began
 * @param newest the newest month that is loaded; null while none is
 * @param states how many partitions stand how; every state is named
 * @param discarded those of the rejected ones about which somebody has decided
 */
public record Survey(
    Instant at,
    @Nullable Newest newest,
    Map<PartitionState, Long> states,
    Discarded discarded,
    Outlook outlook,
    List<NextFire> fires,
    List<TableTotal> tables,
    Ledgers books) {
  public Survey {
    states = Collections.unmodifiableMap(states);
    fires = List.copyOf(fires);
    tables = List.copyOf(tables);
  }

  /**
   * Rejected partitions whose staged data an operator discarded: they need nobody any more, and
   * wait for other content or a request.
   *
   * @param first the first of them, with why in words
   * @param total how many there are
   */
  public record Discarded(List<Decided> first, long total) {
    public Discarded {
      first = List.copyOf(first);
    }
  }

  /** One of them. */
  public record Decided(PartitionKey partition, String why) {}

  /** A month, and when it was loaded. */
  public record Newest(PartitionKey partition, Instant loadedAt) {}

  /**
   * What comes next, and what does not.
   *
   * @param next the first that are loaded
   * @param nextTotal how many are
   * @param waiting the first that wait, with what for
   * @param waitingTotal how many do
   */
  public record Outlook(
      List<PlanView.ActionView> next,
      int nextTotal,
      List<Plan.Waiting> waiting,
      int waitingTotal,
      @Nullable Long predictedSeconds,
      List<String> notes,
      boolean autoLoad,
      @Nullable Failure problem) {}

  /**
   * Whether every line of what is loaded is accounted for.
   *
   * @param loaded how many partitions were looked at
   * @param unbalanced the first of those that are not, with the difference in words
   */
  public record Ledgers(boolean balanced, int loaded, Map<PartitionKey, String> unbalanced) {}
}
