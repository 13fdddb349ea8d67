package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.db.UniqueViolation;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.log.Marks;
import io.sparkify.lake.service.partition.Doorbell;
import io.sparkify.lake.service.run.RunTransaction.Answer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes orders for runs; the database keeps two active ones of a partition apart. */
public final class RunStore {
  private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);

  private final Jdbi jdbi;
  private final Doorbell doorbell;
  private final Clock clock;

  public RunStore(Jdbi jdbi, Doorbell doorbell, Clock clock) {
    this.jdbi = jdbi;
    this.doorbell = doorbell;
    this.clock = clock;
  }

  /**
   * A queued run.
   *
   * @throws ServiceException not found {@code unknown_partition}; conflict {@code already_active}
   *     with {@code run_id}, or {@code unchanged} unless forced
   */
  public Run requestRun(RunOrder order) {
    Run run = queue(order);
    doorbell.ring();
    return run;
  }

  /**
   * Queued runs for those that are not active or loaded by now; a dispatch finds all of them or
   * none, and the bell rings once, so that they go in one batch.
   */
  List<Run> requestRuns(List<RunOrder> orders) {
    if (orders.isEmpty()) {
      return List.of();
    }
    List<Run> queued = queueTogether(orders);
    if (!queued.isEmpty()) {
      doorbell.ring();
    }
    return queued;
  }

  private List<Run> queueTogether(List<RunOrder> orders) {
    try {
      List<Answer> answers =
          jdbi.inTransaction(handle -> new RunTransaction(handle, clock.instant()).request(orders));
      List<Run> queued = Answer.queued(answers);
      queued.forEach(RunStore::tell);
      return queued;
    } catch (UnableToExecuteStatementException e) {
      if (!UniqueViolation.isCauseOf(e)) {
        throw e;
      }
      LOG.debug("Somebody asked for one of {} at the same time", orders, e);
      return queueOneByOne(orders);
    }
  }

  private List<Run> queueOneByOne(List<RunOrder> orders) {
    List<Run> queued = new ArrayList<>();
    for (RunOrder order : orders) {
      try {
        queued.add(queue(order));
      } catch (ServiceException e) {
        LOG.debug("Not queued, somebody was faster: {}", e.getMessage());
      }
    }
    return List.copyOf(queued);
  }

  private Run queue(RunOrder order) {
    try {
      Run run =
          jdbi.inTransaction(handle -> new RunTransaction(handle, clock.instant()).queue(order));
      tell(run);
      return run;
    } catch (UnableToExecuteStatementException e) {
      if (!UniqueViolation.isCauseOf(e)) {
        throw e;
      }
      throw alreadyActive(order.partition(), active(order.partition()).orElse(null));
    }
  }

  private static void tell(Run run) {
    Marks.run(run.id(), run.partition())
        .during(
            () ->
                LOG.info(
                    "Run {} of {}: QUEUED for {}", run.id(), run.partition(), run.requestedBy()));
  }

  /** The runs that wait to be claimed. */
  public List<Run> queued() {
    return jdbi.withHandle(handle -> handle.attach(RunDao.class).queued());
  }

  private Optional<RunId> active(PartitionKey partition) {
    return jdbi.withHandle(handle -> handle.attach(RunDao.class).active(partition));
  }

  /** What backfills say of the runs that wait. */
  Admission admission() {
    return jdbi.withHandle(Admission::of);
  }

  PreviousBatch previousBatch() {
    return jdbi.withHandle(handle -> handle.attach(ApplicationDao.class).previous())
        .orElse(PreviousBatch.NONE);
  }

  static ServiceException alreadyActive(PartitionKey key, @Nullable RunId active) {
    return ServiceException.conflict(
        "already_active",
        "Partition %s has an active run already.".formatted(key),
        active == null ? Map.of() : Map.of("run_id", active.toString()));
  }
}
