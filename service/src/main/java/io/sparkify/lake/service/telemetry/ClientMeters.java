package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.service.meter.Meter;
import io.sparkify.lake.service.meter.Meters;
import java.util.function.LongSupplier;

/**
 * What clients ask of this instance beside single requests.
 *
 * @param streams how many answers are open
 * @param streamsLimit how many may be
 * @param refused how many requests were over the limit
 */
public record ClientMeters(LongSupplier streams, int streamsLimit, LongSupplier refused) {
  public void addTo(Meters meters) {
    meters.gauge(
        Meter.of("lake_streams_open", "Open streams of events and of logs that are followed."),
        rows -> rows.add(streams.getAsLong()));
    meters.gauge(
        Meter.of("lake_streams_limit", "Streams that may be open at once (events.max_listeners)."),
        rows -> rows.add(streamsLimit));
    meters.counter(
        Meter.of(
            "lake_http_limited_total",
            "Requests that were refused because their address asked too often."),
        rows -> rows.add(refused.getAsLong()));
  }
}
