package io.sparkify.lake.service;

import io.dropwizard.lifecycle.Managed;
import io.sparkify.lake.service.db.LakeTypes;
import io.sparkify.lake.service.lease.Instance;
import io.sparkify.lake.service.lease.Lease;
import io.sparkify.lake.service.lease.LeaseConfiguration;
import io.sparkify.lake.service.lease.LeaseStore;
import io.sparkify.lake.service.lease.LeasedTransactions;
import io.sparkify.lake.service.schedule.Tick;
import io.sparkify.lake.service.schedule.Ticks;
import java.time.Clock;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What only one instance may use at a time: the lease, the database that asks for it in every
 * transaction, and the ticks that do nothing without it.
 */
record Writer(Instance instance, LeaseStore store, Lease lease, Jdbi jdbi, Ticks ticks)
    implements Managed {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  static Writer of(
      Database database, LeaseConfiguration configuration, Ticks ticks, Clock wall, Clock steady) {
    Instance instance = Instance.here();
    LeaseStore store = new LeaseStore(database.jdbi(), wall, database.url().isShared());
    Lease lease =
        new Lease(
            store, instance, configuration.duration().toJavaDuration(), steady, ticks::ringAll);
    ticks.add(new Tick("lease", configuration.beatEvery(), lease::tick));
    Jdbi guarded = LeasedTransactions.guard(plain(database.source()), lease, store);
    return new Writer(instance, store, lease, guarded, ticks);
  }

  /** A tick that needs the lease: while another instance has it, it does nothing. */
  void add(Tick tick) {
    ticks.add(new Tick(tick.name(), tick.every(), () -> lease.act(tick.work())));
  }

  /** Once its ticks have stopped. */
  @Override
  public void stop() {
    try {
      lease.release();
    } catch (RuntimeException e) {
      LOG.warn("The lease was not given back, and runs out by itself: {}", e.toString());
    }
  }

  private static Jdbi plain(DataSource source) {
    return Jdbi.create(source).installPlugin(new SqlObjectPlugin()).installPlugin(new LakeTypes());
  }
}
