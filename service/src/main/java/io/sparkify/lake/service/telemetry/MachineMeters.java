package io.sparkify.lake.service.telemetry;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.sparkify.lake.service.meter.Meter;
import io.sparkify.lake.service.meter.Meters;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/**
 * What this instance has of connections and disks.
 *
 * @param pool where the pool of connections says how it goes
 * @param connections how many it may have at most
 * @param places folders of this machine that are written to, by what they are for
 */
public record MachineMeters(
    MetricRegistry pool, int connections, Map<String, Path> places, String version) {
  private static final String POOL = "io.dropwizard.db.ManagedPooledDataSource.database.";

  public MachineMeters {
    places = Map.copyOf(places);
  }

  public void addTo(Meters meters) {
    meters.gauge(
        Meter.of("lake_version", "Always 1; which version this instance is.", "version"),
        rows -> rows.add(1, version));
    meters.gauge(
        Meter.of(
            "lake_database_connections", "Connections to the database, by what they do.", "state"),
        rows -> {
          rows.add(pool("active"), "active");
          rows.add(pool("idle"), "idle");
        });
    meters.gauge(
        Meter.of("lake_database_connections_limit", "Connections to the database at most."),
        rows -> rows.add(connections));
    meters.gauge(
        Meter.of(
            "lake_database_requests_waiting",
            "Threads that wait for a connection to the database."),
        rows -> rows.add(pool("waiting")));
    meters.gauge(
        Meter.of("lake_disk_free_bytes", "Free bytes where this instance writes.", "place"),
        rows -> places.forEach((place, folder) -> rows.add(disk(folder).getUsableSpace(), place)));
    meters.gauge(
        Meter.of("lake_disk_size_bytes", "Bytes in all where this instance writes.", "place"),
        rows -> places.forEach((place, folder) -> rows.add(disk(folder).getTotalSpace(), place)));
  }

  /** The folder, or where it will be made. */
  private static File disk(Path folder) {
    File place = folder.toFile();
    while (!place.exists() && place.getParentFile() != null) {
      place = place.getParentFile();
    }
    return place;
  }

  private double pool(String name) {
    if (pool.getMetrics().get(POOL + name) instanceof Gauge<?> gauge
        && gauge.getValue() instanceof Number value) {
      return value.doubleValue();
    }
    throw new IllegalStateException("The pool of connections does not say " + name);
  }
}
