package io.sparkify.lake.service.meter;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Makes of what was read what the client library writes. */
final class Snapshots {
  private static final String TOTAL = "_total";

  private Snapshots() {}

  /** The name without what the library adds to it. */
  static String base(Meter meter) {
    return meter.name().endsWith(TOTAL)
        ? meter.name().substring(0, meter.name().length() - TOTAL.length())
        : meter.name();
  }

  static MetricSnapshot gauge(Meter meter, Reading reading) {
    GaugeSnapshot.Builder snapshot = GaugeSnapshot.builder().name(meter.name()).help(meter.help());
    reading.read(
        (value, labels) ->
            snapshot.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .value(value)
                    .labels(labels(meter, List.of(labels)))
                    .build()));
    return snapshot.build();
  }

  static MetricSnapshot counter(Meter meter, Reading reading) {
    CounterSnapshot.Builder snapshot =
        CounterSnapshot.builder().name(base(meter)).help(meter.help());
    reading.read(
        (value, labels) ->
            snapshot.dataPoint(
                CounterDataPointSnapshot.builder()
                    .value(value)
                    .labels(labels(meter, List.of(labels)))
                    .build()));
    return snapshot.build();
  }

  static MetricSnapshot histogram(Meter meter, List<Double> bounds, List<Spread> rows) {
    List<Double> upper = new ArrayList<>(bounds);
    upper.add(Double.POSITIVE_INFINITY);
    HistogramSnapshot.Builder snapshot =
        HistogramSnapshot.builder().name(meter.name()).help(meter.help());
    rows.forEach(
        row ->
            snapshot.dataPoint(
                HistogramDataPointSnapshot.builder()
                    .classicHistogramBuckets(ClassicHistogramBuckets.of(upper, row.counts()))
                    .sum(row.sum())
                    .labels(labels(meter, row.labels()))
                    .build()));
    return snapshot.build();
  }

  private static Labels labels(Meter meter, List<String> values) {
    return Labels.of(meter.labels(), values);
  }
}
