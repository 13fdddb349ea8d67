package io.sparkify.lake.service.freshness;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says how months stand to their deadlines now, by what the writer saw last; reads only. */
public final class FreshnessStatus {
  private final Optional<Objective> objective;
  private final FreshnessStore store;
  private final Clock clock;

  public FreshnessStatus(FreshnessConfiguration configuration, FreshnessStore store, Clock clock) {
    this.objective = configuration.objective();
    this.store = store;
    this.clock = clock;
  }

  /** Empty while no objective is set. */
  public Optional<FreshnessSummary> summary() {
    return objective.map(
        wanted -> {
          Instant now = clock.instant();
          return FreshnessSummary.of(wanted, standings(wanted, now), now);
        });
  }

  private List<Standing> standings(Objective wanted, Instant now) {
    return Standing.of(wanted, store.snapshot(), now);
  }
}
