package io.sparkify.lake.service;

import io.dropwizard.core.setup.Environment;
import io.sparkify.lake.service.health.HealthBoard;
import io.sparkify.lake.service.lease.SteadyClock;
import io.sparkify.lake.service.limit.Allowance;
import io.sparkify.lake.service.meter.Meters;
import io.sparkify.lake.service.schedule.Tick;
import io.sparkify.lake.service.storage.Storage;
import io.sparkify.lake.service.telemetry.ClientMeters;
import io.sparkify.lake.service.telemetry.HttpMeters;
import io.sparkify.lake.service.telemetry.InstanceMeters;
import io.sparkify.lake.service.telemetry.MachineMeters;
import io.sparkify.lake.service.telemetry.StorageMeters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Puts together what is measured of this instance, and serves all that is measured. */
record TelemetryFlow(LakeConfiguration configuration, LakeLocations locations, Database database) {
  private static final Duration LOOK_AT_HEALTH = Duration.ofSeconds(15);

  /** Adds the page of the admin port, and the tick that looks at the components. */
  void wire(
      Meters meters, Writer writer, StreamFlow streams, Allowance allowance, Environment service) {
    HealthBoard health = new HealthBoard(service.healthChecks());
    writer.ticks().add(new Tick("health", LOOK_AT_HEALTH, health::look));
    new InstanceMeters(writer.lease(), writer.ticks()::status, health::last).addTo(meters);
    new MachineMeters(service.metrics(), configuration.database().getMaxSize(), places(), version())
        .addTo(meters);
    new ClientMeters(
            () -> streams.streams().count(),
            configuration.events().limits().most(),
            allowance::refused)
        .addTo(meters);
    new StorageMeters(
            new Storage(configuration.s3()).configuration(),
            List.of(locations.songData(), locations.logData(), locations.lake()))
        .addTo(meters);
    service.jersey().register(new HttpMeters(meters, new SteadyClock()));
    service.admin().addServlet("prometheus", meters.servlet()).addMapping("/metrics");
  }

  private Map<String, Path> places() {
    Map<String, Path> places = new TreeMap<>();
    places.put("work", locations.work());
    if (locations.lake().startsWith("file:")) {
      places.put("lake", Path.of(locations.lake().replaceFirst("^file:/+", "/")));
    }
    database.url().file().ifPresent(file -> places.put("database", file.resolveSibling("")));
    return places;
  }

  private static String version() {
    return Objects.requireNonNullElse(
        LakeApplication.class.getPackage().getImplementationVersion(), "development");
  }
}
