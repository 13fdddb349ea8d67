package io.sparkify.lake.service;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.sparkify.lake.service.backfill.BackfillResource;
import io.sparkify.lake.service.backfill.BackfillStore;
import io.sparkify.lake.service.backfill.Backfills;
import io.sparkify.lake.service.idempotency.Idempotency;
import io.sparkify.lake.service.partition.Doorbell;
import io.sparkify.lake.service.run.PlanSettings;
import io.sparkify.lake.service.run.PlanShow;
import io.sparkify.lake.service.run.RunActions;
import io.sparkify.lake.service.schedule.Firing;
import io.sparkify.lake.service.schedule.ScheduleResource;
import io.sparkify.lake.service.schedule.ScheduleStore;
import io.sparkify.lake.service.schedule.ScheduleTimesResource;
import io.sparkify.lake.service.schedule.Tick;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** Puts together what decides when many months are loaded: schedules and backfills. */
final class PlanFlow {
  private static final Duration EVERY_SECOND = Duration.ofSeconds(1);
  private static final Duration SAFETY_NET = Duration.ofSeconds(5);

  private final LakeConfiguration configuration;
  private final Jdbi jdbi;
  private final Writer writer;
  private final PlanShow plans;
  private final Doorbell doorbell;
  private final Clock clock;

  PlanFlow(
      LakeConfiguration configuration,
      Jdbi jdbi,
      Writer writer,
      PlanShow plans,
      Doorbell doorbell,
      Clock clock) {
    this.configuration = configuration;
    this.jdbi = jdbi;
    this.writer = writer;
    this.plans = plans;
    this.doorbell = doorbell;
    this.clock = clock;
  }

  static PlanSettings settings(LakeConfiguration configuration) {
    return new PlanSettings(
        configuration.source().settle().toJavaDuration(),
        configuration.source().autoLoad(),
        configuration.catalog().rematch(),
        configuration.batch().limits());
  }

  /** Adds their ticks and resources. */
  void wire(RunActions actions, JerseyEnvironment rest) {
    ScheduleStore schedules = new ScheduleStore(jdbi, clock);
    schedules.synchronise(configuration.schedules());
    writer.add(new Tick("schedules", EVERY_SECOND, firing(writer.jdbi())::fireDue));
    rest.register(new ScheduleResource(schedules, firing(jdbi), clock));
    rest.register(new ScheduleTimesResource(clock));
    backfill(actions, rest);
  }

  private Firing firing(Jdbi database) {
    return new Firing(database, settings(configuration), doorbell, clock);
  }

  private void backfill(RunActions actions, JerseyEnvironment rest) {
    BackfillStore store = backfills(jdbi);
    Backfills backfills = new Backfills(store, actions::cancelIfActive, doorbell);
    writer.add(new Tick("backfills", SAFETY_NET, backfills(writer.jdbi())::sweep));
    rest.register(new BackfillResource(backfills, store, plans, idempotency()));
  }

  private BackfillStore backfills(Jdbi database) {
    return new BackfillStore(database, settings(configuration), clock);
  }

  Idempotency idempotency() {
    return new Idempotency(jdbi, doorbell, clock);
  }
}
