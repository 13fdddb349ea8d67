package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.LedgerStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the plan of now, to be shown or to be followed. */
public final class Planning {
  private static final Logger LOG = LoggerFactory.getLogger(Planning.class);
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
    List<RunId> queued = new ArrayList<>();
    plan().actions().stream()
        .filter(action -> action.runId() == null)
        .forEach(action -> queue(action).ifPresent(queued::add));
    return queued;
  }

  boolean autoLoad() {
    return settings.autoLoad();
  }

  private Optional<RunId> queue(Plan.Action action) {
    try {
      RunOrder order =
          new RunOrder(action.partition(), RunTrigger.SCHEDULE, SERVICE, action.reason(), false);
      return Optional.of(runs.requestRun(order).id());
    } catch (ServiceException e) {
      // Somebody was faster: it is active, or loaded by now
      LOG.debug("Not queued: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
