package io.sparkify.lake.service.meter;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.servlet.http.HttpServlet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that is measured. Where one meter cannot be read, the others are served nevertheless. */
public final class Meters {
  private static final Logger LOG = LoggerFactory.getLogger(Meters.class);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final List<Listed> list = new CopyOnWriteArrayList<>();
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  /** With how Java itself goes, under the names that the client library gives. */
  public Meters() {
    JvmMetrics.builder().register(registry);
    gauge(
        Meter.of(
            "lake_unreadable_meters",
            "Meters of this page that could not be read the last time; the service's log names"
                + " them."),
        rows -> rows.add(unreadable.size()));
  }

  /** A meter, and what kind it is of. */
  public record Listed(Meter meter, Kind kind) {}

  public void gauge(Meter meter, Reading reading) {
    add(meter, Kind.GAUGE, asked -> Snapshots.gauge(asked, reading));
  }

  /** Its name ends in {@code _total}. */
  public void counter(Meter meter, Reading reading) {
    add(meter, Kind.COUNTER, asked -> Snapshots.counter(asked, reading));
  }

  /** One whose rows are counted elsewhere. */
  public void histogram(Meter meter, List<Double> bounds, Supplier<List<Spread>> rows) {
    add(meter, Kind.HISTOGRAM, asked -> Snapshots.histogram(asked, bounds, rows.get()));
  }

  /** One that counts durations from now on; its name ends in {@code _seconds}. */
  public Timing timing(Meter meter, double... bounds) {
    list.add(new Listed(meter, Kind.HISTOGRAM));
    return new Timing(
        Histogram.builder()
            .name(meter.name())
            .help(meter.help())
            .labelNames(meter.labels().toArray(String[]::new))
            .classicOnly()
            .classicUpperBounds(bounds)
            .withoutExemplars()
            .register(registry));
  }

  /** What is measured here, in the order in which it was added; without how Java goes. */
  public List<Listed> list() {
    return List.copyOf(list);
  }

  /** The page that Prometheus reads. */
  public HttpServlet servlet() {
    return new PrometheusMetricsServlet(registry);
  }

  private void add(Meter meter, Kind kind, Function<Meter, MetricSnapshot> reading) {
    list.add(new Listed(meter, kind));
    registry.register(
        new Collector() {
          @Override
          public MetricSnapshot collect() {
            return read(meter, kind, reading);
          }

          @Override
          public String getPrometheusName() {
            return Snapshots.base(meter);
          }
        });
  }

  private MetricSnapshot read(Meter meter, Kind kind, Function<Meter, MetricSnapshot> reading) {
    try {
      MetricSnapshot snapshot = reading.apply(meter);
      unreadable.remove(meter.name());
      return snapshot;
    } catch (RuntimeException e) {
      if (unreadable.add(meter.name())) {
        LOG.warn("The meter {} cannot be read", meter.name(), e);
      }
      return switch (kind) {
        case GAUGE -> Snapshots.gauge(meter, rows -> {});
        case COUNTER -> Snapshots.counter(meter, rows -> {});
        case HISTOGRAM -> Snapshots.histogram(meter, List.of(), List.of());
      };
    }
  }
}
