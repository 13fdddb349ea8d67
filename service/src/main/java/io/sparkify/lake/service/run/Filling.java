package io.sparkify.lake.service.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A batch as it is being filled: knows what still fits. */
final class Filling {
  private final BatchLimits limits;
  private final Set<Candidate> chosen = new HashSet<>();
  private long bytes;
  private int months;
  private int backfills;
  private long backfillBytes;

  Filling(BatchLimits limits) {
    this.limits = limits;
  }

  /** Whether it is in the batch now; the first one always is. */
  boolean offer(Candidate candidate) {
    if (chosen.contains(candidate)) {
      return true;
    }
    if (!chosen.isEmpty() && !fits(candidate)) {
      return false;
    }
    chosen.add(candidate);
    bytes += candidate.content().bytes();
    months += candidate.isCatalog() ? 0 : 1;
    if (candidate.isBackfill()) {
      backfills++;
      backfillBytes += candidate.content().bytes();
    }
    return true;
  }

  private boolean fits(Candidate candidate) {
    return bytes + candidate.content().bytes() <= limits.maxBytes()
        && (candidate.isCatalog() || months < limits.maxMonths())
        && (!candidate.isBackfill() || backfills == 0 || fitsBackfills(candidate));
  }

  private boolean fitsBackfills(Candidate candidate) {
    return backfills < limits.backfillMaxMonths()
        && backfillBytes + candidate.content().bytes() <= limits.backfillMaxBytes();
  }

  List<Candidate> inOrder() {
    return chosen.stream().sorted(Candidate.IN_ORDER).toList();
  }
}
