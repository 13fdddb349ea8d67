package io.sparkify.lake.service.telemetry;

import com.codahale.metrics.MetricRegistry;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.lease.Instance;
import io.sparkify.lake.service.lease.Lease;
import io.sparkify.lake.service.lease.LeaseStore;
import io.sparkify.lake.service.meter.Meters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jdbi.v3.core.Jdbi;

/** All meters of the service, without a service; a test holds it to what a service has. */
public final class AllMeters {
  private AllMeters() {}

  public static List<Meters.Listed> list() {
    Meters meters = new Meters();
    MutableClock clock = new MutableClock(Instant.EPOCH);
    Jdbi jdbi = TestDatabase.H2.another();
    FigureBoard board =
        new FigureBoard(
            new FigureStore(
                jdbi,
                () -> {
                  throw new IllegalStateException("Nobody reads");
                },
                Optional::empty),
            clock,
            () -> {});
    new LakeMeters(board).addTo(meters);
    new FreshnessMeters(board).addTo(meters);
    new TallyMeters(board).addTo(meters);
    Lease lease =
        new Lease(
            new LeaseStore(jdbi, clock, false),
            Instance.here(),
            Duration.ofSeconds(10),
            clock,
            () -> {});
    new InstanceMeters(lease, List::of, Map::of).addTo(meters);
    new MachineMeters(new MetricRegistry(), 1, Map.of("work", Path.of("")), "1").addTo(meters);
    new ClientMeters(() -> 0, 1, () -> 0).addTo(meters);
    new StorageMeters(new Configuration(false), List.of()).addTo(meters);
    new HttpMeters(meters, clock);
    return meters.list();
  }
}
