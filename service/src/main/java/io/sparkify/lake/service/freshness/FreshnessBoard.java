package io.sparkify.lake.service.freshness;

import io.sparkify.lake.service.partition.LedgerStore;
import io.sparkify.lake.service.partition.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Shows every month with its deadline, by what the writer saw last. */
public final class FreshnessBoard {
  private final Optional<Objective> objective;
  private final FreshnessStore store;
  private final LedgerStore ledger;
  private final Reasons reasons;
  private final Clock clock;

  public FreshnessBoard(
      FreshnessConfiguration configuration,
      FreshnessStore store,
      LedgerStore ledger,
      Reasons reasons,
      Clock clock) {
    this.objective = configuration.objective();
    this.store = store;
    this.ledger = ledger;
    this.reasons = reasons;
    this.clock = clock;
  }

  Optional<Objective> objective() {
    return objective;
  }

  /** Those that are wanted, newest first; a page of them is put into words. */
  Page<MonthFreshnessView> page(
      Predicate<Standing> wanted, Predicate<Standing> isOnPage, int size) {
    Instant now = clock.instant();
    return objective
        .map(known -> page(known, now, wanted, isOnPage, size))
        .orElseGet(() -> Page.whole(List.of()));
  }

  private Page<MonthFreshnessView> page(
      Objective known,
      Instant now,
      Predicate<Standing> wanted,
      Predicate<Standing> isOnPage,
      int size) {
    Snapshot snapshot = store.snapshot();
    Why why = new Why(known, snapshot, reasons.of(ledger.partitions(), now), now);
    List<Standing> all = Standing.of(known, snapshot, now).stream().filter(wanted).toList();
    List<Standing> rest = all.stream().filter(isOnPage).toList();
    List<MonthFreshnessView> items =
        rest.stream()
            .limit(size)
            .map(standing -> MonthFreshnessView.of(standing, why.of(standing)))
            .toList();
    String next = rest.size() > size ? items.get(size - 1).partition().value() : null;
    return new Page<>(items, next, all.size());
  }
}
