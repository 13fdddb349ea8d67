package io.sparkify.lake.service;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.sparkify.lake.service.freshness.BreachListener;
import io.sparkify.lake.service.freshness.Freshness;
import io.sparkify.lake.service.freshness.FreshnessBoard;
import io.sparkify.lake.service.freshness.FreshnessConfiguration;
import io.sparkify.lake.service.freshness.FreshnessResource;
import io.sparkify.lake.service.freshness.FreshnessStatus;
import io.sparkify.lake.service.freshness.FreshnessStore;
import io.sparkify.lake.service.freshness.Look;
import io.sparkify.lake.service.freshness.Reasons;
import io.sparkify.lake.service.partition.Discovery;
import io.sparkify.lake.service.partition.LedgerStore;
import io.sparkify.lake.service.schedule.Tick;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Puts together what looks whether months are published in time. */
record FreshnessFlow(Jdbi jdbi, Writer writer, BreachListener listener, Clock clock) {
  static final String TICK = "freshness";
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  /** Adds the tick and the resource; the answer is what others show of it. */
  FreshnessStatus wire(
      FreshnessConfiguration configuration,
      Reasons reasons,
      Discovery discovery,
      JerseyEnvironment rest) {
    FreshnessStore store = new FreshnessStore(jdbi);
    Freshness freshness =
        new Freshness(
            configuration,
            new FreshnessStore(writer.jdbi()),
            () -> look(discovery),
            reasons,
            listener,
            clock);
    writer.add(new Tick(TICK, TEN_SECONDS, freshness::look));
    rest.register(
        new FreshnessResource(
            new FreshnessBoard(configuration, store, new LedgerStore(jdbi), reasons, clock)));
    return new FreshnessStatus(configuration, store, clock);
  }

  private static Look look(Discovery discovery) {
    boolean failed = discovery.problem().isPresent();
    return discovery
        .listedAt()
        .map(at -> new Look(at, true))
        .orElseGet(() -> new Look(null, failed));
  }
}
