package io.sparkify.lake.job.generate.truth;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.RowCounts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts while events are made. */
final class Tally {
  private final Map<Counter, Long> amounts = new EnumMap<>(Counter.class);

  void add(Counter counter, long amount) {
    if (amount != 0) {
      amounts.merge(counter, amount, Long::sum);
    }
  }

  long of(Counter counter) {
    return amounts.getOrDefault(counter, 0L);
  }

  /** These counters, with those that are 0. */
  RowCounts counts(List<Counter> counters) {
    Map<Counter, Long> counts = new EnumMap<>(Counter.class);
    counters.forEach(counter -> counts.put(counter, of(counter)));
    return new RowCounts(counts);
  }
}
