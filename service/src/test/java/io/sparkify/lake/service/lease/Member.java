package io.sparkify.lake.service.lease;

import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/** One instance with a clock of its own, which nobody else's agrees with. */
final class Member {
  static final Duration DURATION = Duration.ofSeconds(10);
  private static final AtomicInteger YEARS = new AtomicInteger(1990);

  final MutableClock clock =
      new MutableClock(Instant.parse(YEARS.incrementAndGet() % 1000 + 1000 + "-01-01T00:00:00Z"));
  final AtomicInteger taken = new AtomicInteger();
  final Instance instance;
  final LeaseStore store;
  final Lease lease;
  final Jdbi guarded;

  private Member(String name, TestDatabase database, boolean shared) {
    instance = new Instance(name, "host-of-" + name);
    store = new LeaseStore(database.another(), clock, shared);
    lease = new Lease(store, instance, DURATION, clock, taken::incrementAndGet);
    guarded = LeasedTransactions.guard(database.another(), lease, store);
  }

  /** On PostgreSQL its transactions hold the lease; H2 is asked the same, and knows no locks. */
  static Member of(String name, TestDatabase database) {
    return new Member(name, database, database == TestDatabase.POSTGRES);
  }

  /** One that believes that others may have the database open. */
  static Member sharing(String name, TestDatabase database) {
    return new Member(name, database, true);
  }

  void advance(Duration time) {
    clock.advance(time);
  }

  boolean isWriter() {
    return lease.term().isPresent();
  }

  /** A write of the acting instance, in a transaction. */
  void write(String comment) {
    lease.act(() -> guarded.useTransaction(handle -> handle.execute(insert(comment))));
  }

  static String insert(String comment) {
    return "insert into manifest (fingerprint, files) values ('%s', '[]')".formatted(comment);
  }
}
