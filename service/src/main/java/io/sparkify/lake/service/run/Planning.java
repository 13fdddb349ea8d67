package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.partition.LedgerStore;
import java.time.Clock;
import java.util.List;

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
    return Planner.plan(ledger.partitions(), runs.queued(), settings, clock.instant());
  }

  /** Queues a run for everything that is due. */
  public List<RunId> queueDue() {
    List<RunOrder> orders =
        plan().actions().stream()
            .filter(action -> action.runId() == null)
            .map(
                action ->
                    new RunOrder(
                        action.partition(), RunTrigger.SCHEDULE, SERVICE, action.reason(), false))
            .toList();
    return runs.requestRuns(orders).stream().map(Run::id).toList();
  }

  boolean autoLoad() {
    return settings.autoLoad();
  }
}
