package io.sparkify.lake.service.run;

import io.sparkify.lake.service.partition.CatalogGate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Chooses what one Spark application loads; pure. In order: the catalog, what operators asked for,
 * what is due, backfills; the newest months first. A run that must go alone gets a batch of its own
 * when it is the first, or when it was passed over once. Beside others the longest waiting month of
 * a backfill has a place in every batch; where it never fits, it has its turn like a lone run.
 */
final class Batch {
  private Batch() {}

  static List<Candidate> choose(
      Collection<Candidate> candidates, CatalogGate gate, BatchLimits limits) {
    return choose(candidates, gate, limits, PreviousBatch.NONE);
  }

  /** Of those that may go now, as far as the limits allow; in their order. */
  static List<Candidate> choose(
      Collection<Candidate> candidates,
      CatalogGate gate,
      BatchLimits limits,
      PreviousBatch previous) {
    // A first catalog that is not in this batch goes before it
    CatalogGate behind =
        gate == CatalogGate.CATALOG_FIRST && candidates.stream().noneMatch(Candidate::isCatalog)
            ? CatalogGate.SHUT
            : gate;
    List<Candidate> eligible =
        candidates.stream()
            .filter(candidate -> mayGo(candidate.run(), behind))
            .sorted(Candidate.IN_ORDER)
            .toList();
    if (eligible.isEmpty()) {
      return List.of();
    }
    Candidate first = eligible.get(0);
    List<Candidate> shared = first.alone() ? List.of(first) : shared(eligible, limits);
    return overdue(eligible, shared, previous, gate).map(List::of).orElse(shared);
  }

  /** Nobody's month goes while the gate is shut, but one that an operator asked for. */
  static boolean mayGo(Run run, CatalogGate gate) {
    return gate != CatalogGate.SHUT
        || run.partition().isCatalog()
        || run.trigger() == RunTrigger.OPERATOR;
  }

  /** Whether it was the turn of one that cannot share, or did not fit beside others. */
  static boolean isSolo(List<Candidate> chosen) {
    return chosen.size() == 1 && (chosen.get(0).alone() || chosen.get(0).isBackfill());
  }

  private static List<Candidate> shared(List<Candidate> eligible, BatchLimits limits) {
    List<Candidate> sociable = eligible.stream().filter(not(Candidate::alone)).toList();
    Filling filling = new Filling(limits);
    sociable.stream().filter(Candidate::isCatalog).forEach(filling::offer);
    sociable.stream().filter(not(Candidate::isCatalog)).findFirst().ifPresent(filling::offer);
    longestWaitingBackfill(sociable).ifPresent(filling::offer);
    sociable.stream().takeWhile(filling::offer).forEach(taken -> {});
    return filling.inOrder();
  }

  private static Optional<Candidate> overdue(
      List<Candidate> eligible, List<Candidate> shared, PreviousBatch previous, CatalogGate gate) {
    if (gate == CatalogGate.CATALOG_FIRST) {
      return Optional.empty();
    }
    return Stream.concat(
            eligible.stream().filter(Candidate::alone),
            longestWaitingBackfill(eligible.stream().filter(not(Candidate::alone)).toList())
                .stream())
        .filter(not(shared::contains))
        .filter(previous::passedOver)
        .min(Candidate.LONGEST_WAITING);
  }

  private static Optional<Candidate> longestWaitingBackfill(List<Candidate> candidates) {
    return candidates.stream().filter(Candidate::isBackfill).min(Candidate.LONGEST_WAITING);
  }

  private static <T> Predicate<T> not(Predicate<T> predicate) {
    return Predicate.not(predicate);
  }
}
