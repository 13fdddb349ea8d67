package io.sparkify.lake.service;

import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.setup.AdminEnvironment;
import io.sparkify.lake.service.health.DatabaseHealth;
import io.sparkify.lake.service.health.HealthServlet;
import io.sparkify.lake.service.health.ProblemHealthCheck;
import io.sparkify.lake.service.health.SchemaHealth;
import io.sparkify.lake.service.health.ThreadHealth;
import io.sparkify.lake.service.schedule.Tick;
import io.sparkify.lake.service.schedule.TickStatus;
import io.sparkify.lake.service.schedule.Ticks;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Serves whether the service lives, and whether it can serve, for who starts and feeds it. */
record ProbeFlow(DataSource database, Ticks ticks, Clock clock) {
  private static final String HEART = "heart";
  private static final Duration BEAT = Duration.ofSeconds(1);

  /** Adds {@code /live} and {@code /ready}. */
  void wire(AdminEnvironment admin) {
    ticks.add(new Tick(HEART, BEAT, () -> {}));
    HealthCheckRegistry live = new HealthCheckRegistry();
    live.register("clock", new ProblemHealthCheck(this::standstill));
    serve(admin, "live", live);
    HealthCheckRegistry ready = new HealthCheckRegistry();
    ready.register("database", new ProblemHealthCheck(new DatabaseHealth(database)::problem));
    ready.register(
        "schema",
        new ProblemHealthCheck(
            new SchemaHealth(() -> Schema.missing(database, Schema.MIGRATIONS))::problem));
    serve(admin, "ready", ready);
  }

  /** In the place of Dropwizard's own, which do not say what to do. */
  void explain(HealthCheckRegistry checks) {
    checks.unregister("database");
    checks.register("database", new ProblemHealthCheck(new DatabaseHealth(database)::problem));
    checks.unregister("deadlocks");
    checks.register("deadlocks", new ProblemHealthCheck(ThreadHealth::problem));
  }

  private Optional<String> standstill() {
    return ticks.status().stream()
        .filter(tick -> tick.name().equals(HEART))
        .flatMap((TickStatus tick) -> tick.problem(clock.instant()).stream())
        .findFirst();
  }

  private static void serve(AdminEnvironment admin, String name, HealthCheckRegistry checks) {
    admin.addServlet(name, new HealthServlet(checks, ServiceJson.mapper())).addMapping("/" + name);
  }
}
