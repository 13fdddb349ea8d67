package io.sparkify.lake.service;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.sparkify.lake.service.freshness.FreshnessStatus;
import io.sparkify.lake.service.lease.InstancesResource;
import io.sparkify.lake.service.lease.SteadyClock;
import io.sparkify.lake.service.overview.OverviewResource;
import io.sparkify.lake.service.overview.Surveyor;
import io.sparkify.lake.service.overview.Surveys;
import io.sparkify.lake.service.partition.LedgerStore;
import io.sparkify.lake.service.run.Glance;
import io.sparkify.lake.service.run.PlanSettings;
import io.sparkify.lake.service.run.PlanShow;
import io.sparkify.lake.service.schedule.NextFires;
import io.sparkify.lake.service.schedule.ScheduleStore;
import io.sparkify.lake.service.schedule.Tick;
import io.sparkify.lake.service.table.TableStore;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Puts together what the first page shows. */
record OverviewFlow(Jdbi jdbi, Writer writer, Clock clock) {
  private static final String TICK = "overview";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * Adds the resource, and the tick that has its answers ready where they take long; the answer is
   * what remembers them.
   */
  Surveys wire(
      PlanSettings settings,
      PlanShow plans,
      LedgerStore ledger,
      Glance glance,
      FreshnessStatus freshness,
      JerseyEnvironment rest) {
    Surveyor surveyor =
        new Surveyor(
            ledger,
            settings,
            plans,
            new NextFires(new ScheduleStore(jdbi, clock), clock),
            new TableStore(jdbi));
    Surveys surveys =
        new Surveys(surveyor, jdbi, clock, new SteadyClock(), () -> writer.ticks().ring(TICK));
    writer.ticks().add(new Tick(TICK, MINUTE, surveys::renew));
    InstancesResource instances = new InstancesResource(writer.lease(), writer.store());
    rest.register(
        new OverviewResource(
            surveys, glance, instances::show, writer.ticks()::status, freshness::summary, clock));
    return surveys;
  }
}
