package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Content;
import io.sparkify.lake.service.partition.LedgerTransaction;
import io.sparkify.lake.service.partition.Partition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Queues runs within a transaction that somebody else began, ends, and rings the bell after. Where
 * two queue a run of the same partition at once, the database lets one of the transactions fail.
 */
public record RunTransaction(Handle handle, Instant now) {
  public RunTransaction {
    now = now.truncatedTo(ChronoUnit.MICROS);
  }

  /** What became of each order, in their order. */
  public List<Answer> request(Collection<RunOrder> orders) {
    Map<PartitionKey, Partition> ledger =
        new LedgerTransaction(handle)
            .partitions().stream().collect(Collectors.toMap(Partition::key, Function.identity()));
    List<Answer> answers = new ArrayList<>();
    for (RunOrder order : orders) {
      answers.add(answer(order, Optional.ofNullable(ledger.get(order.partition()))));
    }
    return answers;
  }

  /** Makes runs those of a backfill. */
  public void belongTo(UUID backfill, List<RunId> runs) {
    if (!runs.isEmpty()) {
      handle.attach(BackfillRuleDao.class).mark(backfill, runs);
    }
  }

  /** Ends a run that waits to be claimed; one that does no longer is left alone. */
  public void cancelQueued(RunId id, String words) {
    new Moves(handle, now).run(id, RunState.QUEUED, RunState.CANCELLED, words);
  }

  private Answer answer(RunOrder order, Optional<Partition> partition) {
    try {
      return new Answer(order.partition(), queue(order, partition), "queued");
    } catch (ServiceException e) {
      return new Answer(order.partition(), null, String.valueOf(e.getMessage()));
    }
  }

  Run queue(RunOrder order) {
    return queue(order, new LedgerTransaction(handle).find(order.partition()));
  }

  private Run queue(RunOrder order, Optional<Partition> known) {
    PartitionKey key = order.partition();
    Partition partition = known.orElseThrow(() -> unknown(key));
    requireIdle(key);
    requireWanted(order, partition);
    Run run = run(order, partition.content(), now);
    begin(run, run.reason());
    return run;
  }

  /** Conflict {@code already_active} with {@code run_id} if a run of the partition is active. */
  void requireIdle(PartitionKey key) {
    handle
        .attach(RunDao.class)
        .active(key)
        .ifPresent(
            active -> {
              throw RunStore.alreadyActive(key, active);
            });
  }

  /** Queues this run. */
  void begin(Run run, String words) {
    handle.attach(RunDao.class).insert(run);
    handle
        .attach(StateChangeDao.class)
        .insert(run.id(), null, RunState.QUEUED, words, run.createdAt());
  }

  private static void requireWanted(RunOrder order, Partition partition) {
    if (order.trigger() != RunTrigger.OPERATOR) {
      Unwanted.why(partition)
          .ifPresent(
              why -> {
                throw ServiceException.conflict("unwanted", why, Map.of());
              });
    }
    if (partition.unchanged() && !order.forced()) {
      throw ServiceException.conflict(
          "unchanged",
          "Partition %s is loaded as it is; force the run to load it again."
              .formatted(partition.key()),
          Map.of());
    }
  }

  /** As it is queued then. */
  static Run run(RunOrder order, Content content, Instant now) {
    return Run.queued(order, content.fingerprint(), content.files(), content.bytes(), now);
  }

  private static ServiceException unknown(PartitionKey key) {
    return ServiceException.notFound(
        "unknown_partition", "There is no input of partition %s.".formatted(key));
  }

  /**
   * What became of an order.
   *
   * @param run null if none was queued; {@code words} say why
   */
  public record Answer(PartitionKey partition, @Nullable Run run, String words) {
    /** The runs that were queued. */
    public static List<Run> queued(List<Answer> answers) {
      return answers.stream()
          .map(Answer::run)
          .filter(Objects::nonNull)
          .map(Run.class::cast)
          .toList();
    }
  }
}
