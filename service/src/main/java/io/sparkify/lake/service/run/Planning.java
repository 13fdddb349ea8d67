package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.LedgerStore;
import io.sparkify.lake.service.partition.Partition;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the plan of now, to be shown or to be followed. */
public final class Planning {
  private static final String SERVICE = "service";

  private final LedgerStore ledger;
  private final RunStore runs;
  private final PlanSettings settings;
  private final Clock clock;

  public Planning(LedgerStore ledger, RunStore runs, PlanSettings settings, Clock clock) {
    this.ledger = ledger;
    this.runs = runs;
    this.settings = settings;
    this.clock = clock;
  }

  /** What would be done now; changes nothing. */
  public Plan plan() {
    return planWith(List.of(), null);
  }

  /**
   * What would be done if these orders of one backfill were queued now; changes nothing.
   *
   * @param maxActive how many of them one application takes; null for as many as fit
   */
  public Plan planWith(List<RunOrder> orders, @Nullable Integer maxActive) {
    Instant now = clock.instant();
    List<Partition> partitions = ledger.partitions();
    List<Run> queued = new ArrayList<>(runs.queued());
    Set<RunId> imagined = new HashSet<>();
    List<BackfillRule> rules = new ArrayList<>();
    UUID backfill = UUID.randomUUID();
    for (RunOrder order : orders) {
      partitions.stream()
          .filter(partition -> partition.key().equals(order.partition()))
          .map(partition -> RunTransaction.run(order, partition.content(), now))
          .forEach(
              run -> {
                queued.add(run);
                imagined.add(run.id());
                rules.add(new BackfillRule(run.id(), backfill, false, maxActive));
              });
    }
    Queue queue = new Queue(partitions, queued, runs.admission().and(rules), runs.previousBatch());
    return Planner.plan(queue, settings, now).without(imagined);
  }

  /** Queues a run for everything that is due. */
  public List<RunId> queueDue() {
    if (!settings.autoLoad()) {
      return List.of();
    }
    List<RunOrder> orders =
        new DueOrders(settings, SERVICE)
            .due(ledger.partitions(), clock.instant(), UnaryOperator.identity());
    return runs.requestRuns(orders).stream().map(Run::id).toList();
  }

  public PlanSettings settings() {
    return settings;
  }

  boolean autoLoad() {
    return settings.autoLoad();
  }
}
