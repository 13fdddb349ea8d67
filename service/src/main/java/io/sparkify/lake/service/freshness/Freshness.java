package io.sparkify.lake.service.freshness;

import io.sparkify.lake.service.freshness.FreshnessStore.News;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether a deadline passed, and says so once. */
public final class Freshness {
  private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);
  // A start waits for its first look at the source, which may show that nothing was missed.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Optional<Objective> objective;
  private final FreshnessStore store;
  private final Supplier<Look> looks;
  private final Reasons reasons;
  private final BreachListener listener;
  private final Clock clock;
  private @Nullable Instant startedAt;

  /**
   * @param looks at the source, by this instance
   * @param listener told in the transaction that writes a breach down, besides the log
   */
  public Freshness(
      FreshnessConfiguration configuration,
      FreshnessStore store,
      Supplier<Look> looks,
      Reasons reasons,
      BreachListener listener,
      Clock clock) {
    this.objective = configuration.objective();
    this.store = store;
    this.looks = looks;
    this.reasons = reasons;
    this.listener = listener;
    this.clock = clock;
  }

  /** A tick. */
  public void look() {
    objective.ifPresentOrElse(this::look, store::forgetObjective);
  }

  private void look(Objective wanted) {
    Instant now = clock.instant();
    startedAt = startedAt == null ? now : startedAt;
    Look look = looks.get();
    boolean mayMiss = look.tried() || !now.isBefore(startedAt.plus(PATIENCE));
    store
        .judge(
            wanted,
            now,
            snapshot -> new Judge(wanted, snapshot, now, look.at(), mayMiss),
            reasons,
            listener)
        .forEach(news -> log(wanted, news));
  }

  private static void log(Objective objective, News news) {
    String month = news.breach().partitionKey().value();
    if (news.verdict().isNew()) {
      LOG.error(
          "Month {} was not published before {} ({}). {}. See ./lake partitions {}, mend what it names, and load with ./lake run {}; a month that needs no tables: ./lake ignore {}, or freshness.except in config.yml",
          month,
          news.breach().deadline(),
          objective.text(),
          news.why(),
          month,
          month,
          month);
    }
    if (!news.breach().isOpen()) {
      LOG.info("Month {}: its missed deadline is over; {}", month, news.why());
    }
  }
}
