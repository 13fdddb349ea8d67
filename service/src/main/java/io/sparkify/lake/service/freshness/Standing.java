package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.LogMonth;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one month stands to its deadline.
 *
 * @param publishedAt null while it is not published
 * @param breach null if it is not known to have missed its deadline
 */
record Standing(
    LogMonth month,
    MonthState state,
    Instant deadline,
    @Nullable Instant publishedAt,
    @Nullable Breach breach) {

  /** Of every month that the objective covers, newest first. */
  static List<Standing> of(Objective objective, Snapshot snapshot, Instant now) {
    return snapshot.covered(objective, now).stream()
        .map(month -> of(objective, snapshot, month, now))
        .toList();
  }

  private static Standing of(Objective objective, Snapshot snapshot, LogMonth month, Instant now) {
    Instant deadline = snapshot.deadline(objective, month);
    Publication publication = snapshot.publication(month);
    Instant publishedAt = publication == null ? null : publication.publishedAt();
    MonthState state =
        snapshot.isExempt(objective, month)
            ? MonthState.EXEMPT
            : MonthState.of(publishedAt, deadline, deadline.minus(objective.atRiskBefore()), now);
    return new Standing(month, state, deadline, publishedAt, snapshot.breaches().get(month));
  }

  boolean isAhead(Instant now) {
    return (state == MonthState.DUE || state == MonthState.AT_RISK) && now.isBefore(deadline);
  }
}
