package io.sparkify.lake.service.outbox;

import io.dropwizard.util.Duration;
import io.sparkify.lake.service.events.EventStore;
import io.sparkify.lake.service.run.Lake;
import java.util.Random;

/** Couriers of tests. */
public final class Couriers {
  private Couriers() {}

  /** One that waits a second after what failed, told of a lake's moves from now on. */
  public static Courier of(Lake lake, Target target, Http http) {
    Courier courier =
        new Courier(
            target,
            new OutboxStore(lake.jdbi),
            new EventStore(lake.jdbi),
            http,
            new OutboxConfiguration(
                    Duration.seconds(20),
                    Duration.seconds(1),
                    Duration.seconds(1),
                    Duration.days(1))
                .rule(),
            new Random(1),
            lake.clock);
    courier.work();
    return courier;
  }
}
