package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.partition.Assessment;
import io.sparkify.lake.service.partition.Assessor;
import io.sparkify.lake.service.partition.CatalogGate;
import io.sparkify.lake.service.partition.LedgerTransaction;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.partition.PartitionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Says what to order when a schedule asks for all that is due, or for one month. */
public record DueOrders(PlanSettings settings, String requestedBy) {

  /** All that is due now, whether or not it would be loaded without being asked for. */
  public List<RunOrder> due(Handle handle, Instant now, UnaryOperator<String> reason) {
    return due(new LedgerTransaction(handle).partitions(), now, reason);
  }

  List<RunOrder> due(Collection<Partition> ledger, Instant now, UnaryOperator<String> reason) {
    Assessor assessor = Assessor.of(ledger, settings.settle(), now, settings.rematch());
    return ledger.stream()
        .sorted(Comparator.comparing(Partition::key, Partition.NEWEST_FIRST))
        .flatMap(
            partition ->
                Optional.of(assessor.assess(partition)).filter(Assessment::due).stream()
                    .map(due -> order(partition.key(), due, reason.apply(due.why()))))
        .toList();
  }

  /** This partition, and before it a catalog that was never loaded, if there is a load at all. */
  public List<RunOrder> named(Handle handle, PartitionKey key, Instant now, String reason) {
    List<Partition> ledger = new LedgerTransaction(handle).partitions();
    List<RunOrder> orders = new ArrayList<>();
    if (ledger.stream().anyMatch(partition -> isMonthToLoad(partition, key))) {
      catalogFirst(ledger, now, reason).ifPresent(orders::add);
    }
    orders.add(new RunOrder(key, RunTrigger.SCHEDULE, requestedBy, reason, false));
    return orders;
  }

  private static boolean isMonthToLoad(Partition partition, PartitionKey key) {
    return partition.key().equals(key)
        && !key.isCatalog()
        && !partition.unchanged()
        && Unwanted.why(partition).isEmpty();
  }

  private Optional<RunOrder> catalogFirst(List<Partition> ledger, Instant now, String reason) {
    Assessor assessor = Assessor.of(ledger, settings.settle(), now);
    return ledger.stream()
        .filter(partition -> partition.key().isCatalog())
        .filter(catalog -> assessor.gate() == CatalogGate.CATALOG_FIRST)
        .filter(catalog -> assessor.assess(catalog).due())
        .map(
            catalog ->
                new RunOrder(
                    catalog.key(),
                    RunTrigger.SCHEDULE,
                    requestedBy,
                    reason + "; months wait for the song catalog",
                    false))
        .findAny();
  }

  /** A month that is loaded and due is to be matched again, which only force does. */
  private RunOrder order(PartitionKey key, Assessment due, String reason) {
    boolean again = due.state() == PartitionState.LOADED;
    return new RunOrder(key, RunTrigger.SCHEDULE, requestedBy, reason, again);
  }
}
