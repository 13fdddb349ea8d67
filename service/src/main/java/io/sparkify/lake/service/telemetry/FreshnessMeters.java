package io.sparkify.lake.service.telemetry;

import io.sparkify.lake.service.freshness.FreshnessSummary;
import io.sparkify.lake.service.meter.Meter;
import io.sparkify.lake.service.meter.Meters;
import io.sparkify.lake.service.meter.Rows;
import java.util.function.BiConsumer;

/** How months stand to their deadlines; nothing while no objective is set. */
public record FreshnessMeters(FigureBoard board) {
  public void addTo(Meters meters) {
    gauge(
        meters,
        Meter.of(
            "lake_freshness_months",
            "Months that must be published, by how they stand to their deadlines.",
            "state"),
        (freshness, rows) ->
            freshness.months().forEach((state, count) -> rows.add(count, state.name())));
    gauge(
        meters,
        Meter.of(
            "lake_freshness_oldest_breach_seconds",
            "How long ago the oldest deadline was that was missed and is not made good; 0 if none."),
        (freshness, rows) -> {
          Long seconds = freshness.oldestBreachSeconds();
          rows.add(seconds == null ? 0 : seconds);
        });
    gauge(
        meters,
        Meter.of(
            "lake_freshness_next_deadline_seconds",
            "How long until the next deadline of a month that is not published; nothing if none."),
        (freshness, rows) -> {
          Long seconds = freshness.nextDeadlineSeconds();
          if (seconds != null) {
            rows.add(seconds);
          }
        });
  }

  private void gauge(Meters meters, Meter meter, BiConsumer<FreshnessSummary, Rows> reading) {
    meters.gauge(
        meter,
        rows ->
            board
                .current()
                .map(Figures::freshness)
                .ifPresent(freshness -> reading.accept(freshness, rows)));
  }
}
