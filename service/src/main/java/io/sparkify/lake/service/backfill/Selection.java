package io.sparkify.lake.service.backfill;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.partition.Assessment;
import io.sparkify.lake.service.partition.Assessor;
import io.sparkify.lake.service.partition.CatalogGate;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.partition.PartitionState;
import io.sparkify.lake.service.run.RunOrder;
import io.sparkify.lake.service.run.RunTrigger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What a backfill loads of what there is; pure.
 *
 * @param orders a song catalog that was never loaded first, then the newest month first
 * @param skipped months that it would load, but for a reason
 */
public record Selection(List<RunOrder> orders, List<Skip> skipped) {
  public Selection {
    orders = List.copyOf(orders);
    skipped = List.copyOf(skipped);
  }

  /** A month that is left out, and why, in words. */
  public record Skip(PartitionKey partition, String why) {}

  static Selection of(
      Collection<Partition> ledger, Assessor assessor, BackfillOrder order, String requestedBy) {
    List<RunOrder> orders = new ArrayList<>();
    List<Skip> skipped = new ArrayList<>();
    for (Partition partition : newestFirst(ledger, order)) {
      Assessment assessment = assessor.assess(partition);
      Verdict verdict = verdict(partition, assessment, assessor, order.which());
      if (verdict == Verdict.LOAD) {
        orders.add(
            new RunOrder(
                partition.key(),
                RunTrigger.BACKFILL,
                requestedBy,
                "%s: %s".formatted(order.reason(), assessment.why()),
                partition.unchanged()));
      } else if (verdict == Verdict.SKIP) {
        skipped.add(new Skip(partition.key(), assessment.why()));
      }
    }
    if (!orders.isEmpty()) {
      orders.addAll(0, catalogFirst(ledger, assessor, order, requestedBy));
    }
    return new Selection(orders, skipped);
  }

  private enum Verdict {
    LOAD,
    SKIP,
    /** It is not what was asked for. */
    NOTHING
  }

  private static List<Partition> newestFirst(Collection<Partition> ledger, BackfillOrder order) {
    return ledger.stream()
        .filter(partition -> order.contains(partition.key()))
        .sorted(Comparator.comparing(Partition::key, Partition.NEWEST_FIRST))
        .toList();
  }

  private static Verdict verdict(
      Partition partition, Assessment assessment, Assessor assessor, Which which) {
    return switch (assessment.state()) {
      case LOADING, IGNORED, VANISHED -> Verdict.SKIP;
      case NEW, CHANGED ->
          which == Which.ALL || which == Which.DUE ? Verdict.LOAD : Verdict.NOTHING;
      case UNSETTLED ->
          which == Which.ALL ? Verdict.LOAD : which == Which.DUE ? Verdict.SKIP : Verdict.NOTHING;
      case FAILED -> which == Which.ALL || which == Which.FAILED ? Verdict.LOAD : Verdict.NOTHING;
      case REJECTED ->
          which == Which.ALL
              ? Verdict.LOAD
              : which == Which.FAILED ? Verdict.SKIP : Verdict.NOTHING;
      case LOADED ->
          which == Which.ALL
                  || (which == Which.STALE && assessor.isStale(partition))
                  || (which == Which.DUE && assessment.due())
              ? Verdict.LOAD
              : Verdict.NOTHING;
    };
  }

  /** Months wait for a catalog that was never loaded, so it comes with them. */
  private static List<RunOrder> catalogFirst(
      Collection<Partition> ledger, Assessor assessor, BackfillOrder order, String requestedBy) {
    return ledger.stream()
        .filter(partition -> partition.key().isCatalog())
        .filter(catalog -> assessor.gate() == CatalogGate.CATALOG_FIRST)
        .filter(catalog -> assessor.assess(catalog).state() == PartitionState.NEW)
        .map(
            catalog ->
                new RunOrder(
                    catalog.key(),
                    RunTrigger.BACKFILL,
                    requestedBy,
                    order.reason() + ": months wait for the song catalog",
                    false))
        .toList();
  }
}
