package io.sparkify.lake.service;

import io.sparkify.lake.service.events.EventStore;
import io.sparkify.lake.service.freshness.FreshnessStatus;
import io.sparkify.lake.service.lease.SteadyClock;
import io.sparkify.lake.service.meter.Meters;
import io.sparkify.lake.service.overview.Surveys;
import io.sparkify.lake.service.schedule.Tick;
import io.sparkify.lake.service.telemetry.FigureBoard;
import io.sparkify.lake.service.telemetry.FigureStore;
import io.sparkify.lake.service.telemetry.FreshnessMeters;
import io.sparkify.lake.service.telemetry.LakeMeters;
import io.sparkify.lake.service.telemetry.TallyMeters;
import io.sparkify.lake.service.telemetry.TallyStore;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Puts together what is measured in the database. */
record FigureFlow(Jdbi jdbi, Writer writer) {
  private static final String TICK = "figures";
  private static final Duration OFTEN = Duration.ofSeconds(5);
  private static final Duration NOW_AND_THEN = Duration.ofSeconds(15);

  /** Adds the ticks: the writer counts, and every instance reads. */
  void wire(Surveys surveys, FreshnessStatus freshness, Meters meters) {
    TallyStore tally = new TallyStore(writer.jdbi(), new EventStore(jdbi));
    writer.add(new Tick("tally", OFTEN, tally::count));
    FigureBoard board =
        new FigureBoard(
            new FigureStore(jdbi, surveys::current, freshness::summary),
            new SteadyClock(),
            () -> writer.ticks().ring(TICK));
    writer.ticks().add(new Tick(TICK, NOW_AND_THEN, board::renew));
    new LakeMeters(board).addTo(meters);
    new FreshnessMeters(board).addTo(meters);
    new TallyMeters(board).addTo(meters);
  }
}
