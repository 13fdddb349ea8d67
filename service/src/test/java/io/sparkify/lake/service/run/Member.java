package io.sparkify.lake.service.run;

import io.sparkify.lake.service.lease.Instance;
import io.sparkify.lake.service.lease.Lease;
import io.sparkify.lake.service.lease.LeaseStore;
import io.sparkify.lake.service.lease.LeasedTransactions;
import io.sparkify.lake.service.partition.Discovery;
import io.sparkify.lake.service.partition.LedgerStore;
import io.sparkify.lake.service.partition.PartitionSource;
import io.sparkify.lake.service.partition.Rematch;
import io.sparkify.lake.service.run.Cluster.StumbleException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** One instance of the service with all that it decides, ticked by hand. */
final class Member {
  static final Duration LEASE = Duration.ofSeconds(10);
  private static final RetryRule RULE =
      new RetryRule(3, Duration.ofSeconds(10), Duration.ofMinutes(1), 0.2);
  private static final BatchLimits LIMITS = new BatchLimits(3, 1L << 30, 2, 1L << 30);

  private final Lease lease;
  private final List<Runnable> ticks;
  private final RunStore requests;
  private final RunActions actions;

  /**
   * @param databases gives one more way into the same database
   * @param shared whether other members may be on it
   */
  Member(
      String name,
      Supplier<Jdbi> databases,
      boolean shared,
      Jdbi ofTicks,
      PartitionSource source,
      JobLauncher launcher,
      Clock clock) {
    LeaseStore leases = new LeaseStore(databases.get(), clock, shared);
    lease = new Lease(leases, new Instance(name, "here"), LEASE, clock, () -> {});
    Jdbi jdbi = LeasedTransactions.guard(ofTicks, lease, leases);
    Retrier retrier = new Retrier(RULE, new Random(1));
    ApplicationStore applications = new ApplicationStore(jdbi, clock, retrier, "here");
    PlanSettings settings = new PlanSettings(Duration.ZERO, true, Rematch.NEVER, LIMITS);
    Stopper stopper =
        new Stopper(
            applications, new CancelStore(jdbi, clock), launcher, TimeLimits.DEFAULT, clock);
    Sweeper sweeper =
        new Sweeper(
            applications,
            new Settler(
                new SettlementStore(jdbi, clock, retrier),
                report -> Optional.empty(),
                (report, said) -> said),
            new ProgressBoard(new RunHistory(jdbi)),
            launcher,
            stopper,
            () -> {});
    ticks =
        List.of(
            sweeper::sweep,
            stopper::killOrphans,
            new Discovery(source, new LedgerStore(jdbi), () -> {}, clock)::discover,
            new Planning(
                    new LedgerStore(jdbi), new RunStore(jdbi, () -> {}, clock), settings, clock)
                ::queueDue,
            new Dispatcher(applications, launcher, Lake.settings(LIMITS), () -> {})::dispatch);
    Jdbi plain = databases.get();
    requests = new RunStore(plain, () -> {}, clock);
    actions = new RunActions(new CancelStore(plain, clock), requests, () -> {});
  }

  /** Everything that its clock does; one part that stumbles keeps no other from being done. */
  void tick() {
    lease.tick();
    for (Runnable tick : ticks) {
      try {
        lease.act(tick);
      } catch (StumbleException e) {
        // Logged by the tick, which comes again.
      }
    }
  }

  RunStore requests() {
    return requests;
  }

  RunActions actions() {
    return actions;
  }
}
