package io.sparkify.lake.service.freshness;

import io.dropwizard.util.Duration;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.service.partition.Discovery;
import io.sparkify.lake.service.partition.Rematch;
import io.sparkify.lake.service.run.Lake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** A lake whose deadlines are looked at by hand. */
final class Watched {
  static final Reasons REASONS = new Reasons(java.time.Duration.ZERO, Rematch.NEVER);

  final Lake lake;
  final FreshnessStore store;

  /** What was told: {@code missed 2018-11} or {@code resolved 2018-11}, and why. */
  final List<String> told = new ArrayList<>();

  final List<String> reasons = new ArrayList<>();
  private FreshnessConfiguration configuration;
  private Discovery discovery;
  private Freshness freshness;
  boolean refuses;

  Watched(Lake lake, FreshnessConfiguration configuration) {
    this.lake = lake;
    this.configuration = configuration;
    store = new FreshnessStore(lake.jdbi);
    discovery = discovery();
    freshness = freshness();
  }

  static FreshnessConfiguration due(String due, String zone, String since, String... except) {
    return new FreshnessConfiguration(due, zone, Duration.hours(12), since, List.of(except));
  }

  /** As after a restart, or where another instance takes over: nothing of it is in memory. */
  void restart(FreshnessConfiguration changed) {
    configuration = changed;
    restart();
  }

  void restart() {
    discovery = discovery();
    freshness = freshness();
  }

  void at(String time) {
    at(Instant.parse(time));
  }

  void at(Instant time) {
    lake.clock.advance(java.time.Duration.between(lake.clock.instant(), time));
  }

  /** Looks at the source. */
  void discover() {
    discovery.discover();
  }

  /** Looks at the deadlines. */
  void look() {
    freshness.look();
  }

  void discoverAndLook() {
    discover();
    look();
  }

  /** What is new is loaded, two minutes later. */
  void load() {
    lake.tick();
    lake.succeed();
  }

  /** How months stand, by what was written down. */
  Map<String, MonthState> states() {
    return states(store.snapshot());
  }

  /** How months stand now, by what was written down then. */
  Map<String, MonthState> states(Snapshot written) {
    Objective objective = configuration.objective().orElseThrow();
    Map<String, MonthState> states = new TreeMap<>();
    Standing.of(objective, written, lake.clock.instant())
        .forEach(standing -> states.put(standing.month().toString(), standing.state()));
    return states;
  }

  MonthState state(String month) {
    return Objects.requireNonNull(states().get(month), month);
  }

  Publication publication(String month) {
    return Objects.requireNonNull(store.snapshot().publication(LogMonth.parse(month)), month);
  }

  private Discovery discovery() {
    return new Discovery(lake.source, lake.ledger, () -> {}, lake.clock);
  }

  private Freshness freshness() {
    Discovery looking = discovery;
    return new Freshness(
        configuration,
        store,
        () ->
            new Look(
                looking.listedAt().orElse(null),
                looking.listedAt().isPresent() || looking.problem().isPresent()),
        REASONS,
        new Telling(),
        lake.clock);
  }

  /** Remembers what was told, or fails. */
  private final class Telling implements BreachListener {
    @Override
    public void missed(Handle transaction, Breach breach, String why) {
      if (refuses) {
        throw new IllegalStateException("The listener stumbled");
      }
      told.add("missed " + breach.partitionKey());
      reasons.add(why);
    }

    @Override
    public void resolved(Handle transaction, Breach breach, String why) {
      told.add("resolved " + breach.partitionKey());
      reasons.add(why);
    }
  }
}
