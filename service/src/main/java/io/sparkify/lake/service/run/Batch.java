package io.sparkify.lake.service.run;

import io.sparkify.lake.service.partition.CatalogGate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Chooses what one Spark application loads; pure. */
final class Batch {
  private Batch() {}

  /** The first of those that may go now, in their order, as far as the limits allow. */
  static List<Candidate> choose(
      Collection<Candidate> candidates, CatalogGate gate, BatchLimits limits) {
    // A first catalog that is not in this batch goes before it
    CatalogGate behind =
        gate == CatalogGate.CATALOG_FIRST && candidates.stream().noneMatch(Candidate::isCatalog)
            ? CatalogGate.SHUT
            : gate;
    List<Candidate> chosen = new ArrayList<>();
    long bytes = 0;
    int months = 0;
    for (Candidate next : candidates.stream().sorted(Candidate.IN_ORDER).toList()) {
      if (!mayGo(next.run(), behind)) {
        continue;
      }
      bytes += next.content().bytes();
      months += next.isCatalog() ? 0 : 1;
      if (!chosen.isEmpty() && (bytes > limits.maxBytes() || months > limits.maxMonths())) {
        break;
      }
      chosen.add(next);
    }
    return chosen;
  }

  /** Nobody's month goes while the gate is shut, but one that an operator asked for. */
  static boolean mayGo(Run run, CatalogGate gate) {
    return gate != CatalogGate.SHUT
        || run.partition().isCatalog()
        || run.trigger() == RunTrigger.OPERATOR;
  }
}
