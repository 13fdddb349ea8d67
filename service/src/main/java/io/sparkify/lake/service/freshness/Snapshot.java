package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.LogMonth;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of all months at one time.
 *
 * @param setAt since when the objective is what it is; null if it was never seen before
 */
record Snapshot(
    Map<LogMonth, MonthFacts> months, Map<LogMonth, Breach> breaches, @Nullable Instant setAt) {
  private static final YearMonth EARLIEST = YearMonth.of(1970, 1);

  Snapshot {
    months = Map.copyOf(months);
    breaches = Map.copyOf(breaches);
  }

  /** Every calendar month that the objective covers up to the current one, newest first. */
  List<LogMonth> covered(Objective objective, Instant now) {
    LogMonth since = objective.since();
    YearMonth current = LogMonth.of(now).value();
    YearMonth first =
        since != null
            ? since.value()
            : months.keySet().stream()
                .min(Comparator.naturalOrder())
                .map(LogMonth::value)
                .orElseGet(() -> current.plusMonths(1));
    YearMonth from = first.isBefore(EARLIEST) ? EARLIEST : first;
    return Stream.iterate(current, month -> !month.isBefore(from), month -> month.minusMonths(1))
        .map(LogMonth::new)
        .toList();
  }

  /** Whether it need not be published. */
  boolean isExempt(Objective objective, LogMonth month) {
    MonthFacts facts = months.get(month);
    return objective.except().contains(month) || (facts != null && facts.ignored());
  }

  @Nullable Publication publication(LogMonth month) {
    MonthFacts facts = months.get(month);
    return facts == null ? null : facts.publication();
  }

  /** That of the objective, unless it passed already: then it stays what it was. */
  Instant deadline(Objective objective, LogMonth month) {
    Publication publication = publication(month);
    if (publication != null && publication.judged()) {
      return publication.deadline();
    }
    Breach breach = breaches.get(month);
    return breach != null ? breach.deadline() : objective.deadline(month);
  }
}
