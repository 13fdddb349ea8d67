package io.sparkify.lake.service.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Counts runs exactly while they are few, and remembers big numbers for a minute. */
final class RunCounts {
  static final int EXACT = 10_000;
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int REMEMBERED = 100;

  private final Jdbi jdbi;
  private final Clock clock;
  private final int exact;
  private final Map<RunQuery, Count> counts = new LinkedHashMap<>();

  /**
   * @param exact up to how many runs the count is of now
   */
  RunCounts(Jdbi jdbi, Clock clock, int exact) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.exact = exact;
  }

  private record Count(long runs, Instant at) {}

  long count(RunQuery query) {
    Count known = known(query);
    if (known != null) {
      return known.runs();
    }
    long few =
        jdbi.withHandle(
            handle -> handle.attach(RunDao.class).countUpTo(query, exact + 1, query.filter()));
    return few <= exact ? few : countAll(query);
  }

  private long countAll(RunQuery query) {
    Instant now = clock.instant();
    long runs = jdbi.withHandle(handle -> handle.attach(RunDao.class).count(query, query.filter()));
    synchronized (counts) {
      counts.remove(query);
      counts.put(query, new Count(runs, now));
      if (counts.size() > REMEMBERED) {
        counts.remove(counts.keySet().iterator().next());
      }
    }
    return runs;
  }

  private @Nullable Count known(RunQuery query) {
    synchronized (counts) {
      Count known = counts.get(query);
      return known != null && known.at().plus(FRESH).isAfter(clock.instant()) ? known : null;
    }
  }
}
