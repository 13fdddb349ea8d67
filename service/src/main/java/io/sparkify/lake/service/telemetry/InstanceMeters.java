package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.service.lease.Lease;
import io.sparkify.lake.service.meter.Meter;
import io.sparkify.lake.service.meter.Meters;
import io.sparkify.lake.service.schedule.TickStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How this instance goes; each one has figures of its own.
 *
 * @param components whether each component was healthy when it was last looked at
 */
public record InstanceMeters(
    Lease lease, Supplier<List<TickStatus>> ticks, Supplier<Map<String, Boolean>> components) {
  private static final double MILLIS = 1000;

  public void addTo(Meters meters) {
    lease(meters);
    ticks(meters);
    meters.gauge(
        Meter.of(
            "lake_component_healthy",
            "1 while a component is healthy, as /healthcheck says it, at most 15 s ago.",
            "component"),
        rows -> components.get().forEach((name, healthy) -> rows.add(healthy ? 1 : 0, name)));
  }

  private void lease(Meters meters) {
    meters.gauge(
        Meter.of("lake_writer", "1 while this instance is the one that writes."),
        rows -> rows.add(lease.sight().isWriter() ? 1 : 0));
    meters.gauge(
        Meter.of(
            "lake_lease_token", "The token of the writer's lease, as this instance last saw it."),
        rows -> rows.add(lease.sight().token()));
    meters.gauge(
        Meter.of(
            "lake_lease_silence_seconds",
            "How long the lease was not seen to be renewed, by the clock of this instance."),
        rows -> rows.add(lease.sight().silence().toMillis() / MILLIS));
  }

  private void ticks(Meters meters) {
    meters.gauge(
        Meter.of("lake_tick_end_timestamp_seconds", "When a tick last came to its end.", "tick"),
        rows ->
            ticks
                .get()
                .forEach(tick -> rows.add(tick.lastEnd().toEpochMilli() / MILLIS, tick.name())));
    meters.gauge(
        Meter.of("lake_tick_period_seconds", "How often a tick is due.", "tick"),
        rows ->
            ticks.get().forEach(tick -> rows.add(tick.every().toMillis() / MILLIS, tick.name())));
    meters.gauge(
        Meter.of("lake_tick_failed", "1 if the last run of a tick failed.", "tick"),
        rows ->
            ticks.get().forEach(tick -> rows.add(tick.lastError() == null ? 0 : 1, tick.name())));
  }
}
