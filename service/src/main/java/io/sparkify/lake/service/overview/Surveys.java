package io.sparkify.lake.service.overview;

import io.sparkify.lake.service.overview.OverviewDao.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last survey while nothing moved, and a little longer where making one takes long:
 * then a thread of its own makes the next, and nobody waits for it.
 */
public final class Surveys {
  private static final Duration STEADY = Duration.ofSeconds(5);
  private static final Duration CHEAP = Duration.ofMillis(10);
  private static final Duration STALE = Duration.ofSeconds(30);
  // So that surveys take a tenth of one processor at most.
  private static final int REST = 10;

  private final Surveyor surveyor;
  private final Jdbi jdbi;
  private final Clock clock;
  private final Clock steady;
  private final Runnable bell;
  private volatile @Nullable Made last;
  private volatile boolean isWanted;

  /**
   * @param steady a clock that nobody sets
   * @param bell rung when a survey is wanted; has {@link #renew} called by another thread
   */
  public Surveys(Surveyor surveyor, Jdbi jdbi, Clock clock, Clock steady, Runnable bell) {
    this.surveyor = surveyor;
    this.jdbi = jdbi;
    this.clock = clock;
    this.steady = steady;
    this.bell = bell;
  }

  /** A survey, the how-manieth it is, of what, when it was ready, and how long that took. */
  private record Made(int number, Survey survey, Version of, Instant readyAt, Duration cost) {
    Duration age(Instant now) {
      return Duration.between(readyAt, now);
    }

    boolean isCheap() {
      return cost.compareTo(CHEAP) <= 0;
    }

    boolean isRested(Instant now) {
      return age(now).compareTo(cost.multipliedBy(REST)) >= 0;
    }
  }

  /** One that is of now, or, where that takes long, at most half a minute old. */
  public Survey current() {
    Made known = last;
    Instant now = steady.instant();
    if (known == null || known.age(now).compareTo(STALE) > 0) {
      return make(known);
    }
    boolean moved = !known.of().equals(version());
    if (!moved && known.age(now).compareTo(STEADY) < 0) {
      return known.survey();
    }
    if (known.isCheap()) {
      return make(known);
    }
    if (known.isRested(now)) {
      isWanted = true;
      bell.run();
    }
    return known.survey();
  }

  /** Makes another one, if somebody wanted one. */
  public void renew() {
    if (isWanted) {
      isWanted = false;
      make(last);
    }
  }

  /** Of many who want one at once the first makes it. */
  private synchronized Survey make(@Nullable Made seen) {
    Made known = last;
    if (known != null && (seen == null || seen.number() != known.number())) {
      return known.survey();
    }
    Instant begin = steady.instant();
    Version version = version();
    Survey survey = surveyor.survey(clock);
    Instant end = steady.instant();
    int number = known == null ? 1 : known.number() + 1;
    last = new Made(number, survey, version, end, Duration.between(begin, end));
    return survey;
  }

  private Version version() {
    return jdbi.withHandle(handle -> handle.attach(OverviewDao.class).version());
  }
}
