package io.sparkify.lake.service.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the newest figures, so that a scrape waits for no database, and asks it for little. */
public final class FigureBoard {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration STALE = Duration.ofMinutes(1);

  private final FigureStore store;
  private final Clock steady;
  private final Runnable bell;
  private volatile @Nullable Kept kept;

  /**
   * @param steady a clock that nobody sets
   * @param bell rung when newer figures are wanted; has {@link #renew} called by another thread
   */
  public FigureBoard(FigureStore store, Clock steady, Runnable bell) {
    this.store = store;
    this.steady = steady;
    this.bell = bell;
  }

  private record Kept(Figures figures, Instant at) {}

  /** Reads newer ones; where that fails, the last ones stay for a minute. */
  public void renew() {
    kept = new Kept(store.read(), steady.instant());
  }

  /** Empty while there are none of the last minute: figures that may be wrong are not shown. */
  Optional<Figures> current() {
    Kept last = kept;
    Duration age = last == null ? STALE : Duration.between(last.at(), steady.instant());
    if (age.compareTo(FRESH) > 0) {
      bell.run();
    }
    return last == null || age.compareTo(STALE) >= 0
        ? Optional.empty()
        : Optional.of(last.figures());
  }
}
