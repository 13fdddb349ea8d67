package io.sparkify.lake.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.Provenance;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.error.ServiceException;
import io.sparkify.lake.service.partition.Assessor;
import io.sparkify.lake.service.partition.FakeSource;
import io.sparkify.lake.service.partition.LedgerStore;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.partition.PartitionState;
import io.sparkify.lake.service.run.Cluster.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Instances, a database, input and a cluster, to which everything may happen in any order. */
final class World {
  private static final List<String> PARTITIONS =
      List.of("songs", "2018-08", "2018-09", "2018-10", "2018-11", "2018-12");
  private static final int ROUNDS_UNTIL_QUIET = 60;

  private final TestDatabase database;
  private final boolean shared;
  private final Random random;
  private final Jdbi jdbi;
  private final MutableClock clock = new MutableClock(Lake.START);
  private final FakeSource source = new FakeSource();
  private final Cluster cluster = new Cluster();
  private final StumblingTransactions.Fate fate = new StumblingTransactions.Fate();
  private final List<Member> members = new ArrayList<>();
  private final List<Integer> paused = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private int versions;

  World(TestDatabase database, long seed) {
    this.database = database;
    this.shared = database == TestDatabase.POSTGRES;
    this.random = new Random(seed);
    this.jdbi = database.empty();
    for (int member = 0; member < (shared ? 2 : 1); member++) {
      members.add(member(member));
    }
    PARTITIONS.forEach(this::change);
  }

  private Member member(int number) {
    Jdbi ofTicks = database.another();
    StumblingTransactions.in(ofTicks, fate);
    return new Member(
        "member-%d-%d".formatted(number, random.nextInt(1_000_000)),
        database::another,
        shared,
        ofTicks,
        source,
        cluster,
        clock);
  }

  /** All that happened, for whoever has to understand why a seed fails. */
  List<String> told() {
    return told;
  }

  int launches() {
    return cluster.launches();
  }

  /** One thing happens, and some time goes by. */
  void step() {
    clock.advance(Duration.ofMillis(500 + random.nextInt(8_000)));
    int dice = random.nextInt(100);
    if (dice < 40) {
      tick();
    } else if (dice < 45) {
      tick();
      tick();
    } else if (dice < 53) {
      change(any(PARTITIONS));
    } else if (dice < 73) {
      driverDoesSomething();
    } else if (dice < 80) {
      operatorDoesSomething();
    } else {
      misfortune();
    }
  }

  private void tick() {
    int number = random.nextInt(members.size());
    if (paused.contains(number)) {
      return;
    }
    tell("tick of member " + number);
    members.get(number).tick();
  }

  private void misfortune() {
    int number = random.nextInt(members.size());
    switch (random.nextInt(7)) {
      case 0 -> {
        tell("restart of member " + number);
        members.set(number, member(number));
      }
      case 1 -> {
        tell("launches are refused once");
        cluster.next(Trouble.REFUSED);
      }
      case 2 -> {
        tell("the service stumbles over the next launch");
        cluster.next(Trouble.STARTED_UNSEEN);
      }
      case 3 -> {
        int commits = random.nextInt(6);
        boolean afterwards = random.nextBoolean();
        tell("commit %d breaks%s".formatted(commits, afterwards ? ", done" : ""));
        fate.stumble(commits, afterwards);
      }
      case 4 -> {
        tell("member %d stands still".formatted(number));
        paused.add(number);
      }
      case 5 -> {
        tell("all go on");
        paused.clear();
      }
      default -> {
        tell("nothing happens for long");
        clock.advance(Member.LEASE.multipliedBy(random.nextInt(30)));
      }
    }
  }

  private void operatorDoesSomething() {
    Member member = any(members);
    String partition = any(PARTITIONS);
    List<RunId> active = ids("select id from run where active_partition is not null order by id");
    List<RunId> ended = ids("select id from run where active_partition is null order by id");
    try {
      switch (random.nextInt(3)) {
        case 0 -> {
          tell("request of " + partition);
          member
              .requests()
              .requestRun(
                  new RunOrder(
                      PartitionKey.parse(partition), RunTrigger.OPERATOR, "me", "now", true));
        }
        case 1 -> {
          if (!active.isEmpty()) {
            RunId run = any(active);
            tell("cancel of " + run);
            member.actions().cancel(run, new Wish("me", "no"));
          }
        }
        default -> {
          if (!ended.isEmpty()) {
            RunId run = any(ended);
            tell("retry of " + run);
            member.actions().retry(run, new Wish("me", "again"));
          }
        }
      }
    } catch (ServiceException e) {
      tell("refused: " + e.getMessage());
    }
  }

  private void driverDoesSomething() {
    for (Cluster.Application application : cluster.alive()) {
      List<LoadTask> open = application.open();
      if (open.isEmpty() || random.nextInt(8) == 0) {
        tell("driver dies with %d tasks open".formatted(open.size()));
        application.die();
      } else if (random.nextInt(3) == 0) {
        application.say(progress(application));
      } else {
        LoadTask task = any(open);
        Outcome outcome = outcome();
        tell("report of %s: %s".formatted(task.partition(), outcome));
        application.report(report(application, task, outcome));
      }
    }
  }

  private Outcome outcome() {
    return switch (random.nextInt(6)) {
      case 0 -> Outcome.FAILED;
      case 1 -> Outcome.REJECTED;
      default -> Outcome.SUCCEEDED;
    };
  }

  private LoadReport report(Cluster.Application application, LoadTask task, Outcome outcome) {
    boolean passes = random.nextBoolean();
    Failure failure =
        new Failure(
            passes ? FailureKind.INFRASTRUCTURE : FailureKind.BAD_DATA, "x", "X", "x.", "y.", "");
    boolean catalog = task.partition().isCatalog();
    return new LoadReport(
        task.runId(),
        task.attempt(),
        application.request().tag(),
        task.partition(),
        outcome,
        Fingerprint.of(task.files()),
        null,
        task.files(),
        catalog ? Lake.CATALOG : Lake.MONTH,
        List.of(),
        List.of(),
        outcome == Outcome.FAILED ? failure : null,
        null,
        new Provenance("1", "c", "h"),
        clock.instant(),
        clock.instant());
  }

  private Progress progress(Cluster.Application application) {
    return new Progress(
        application.request().tag(),
        "local-1",
        "here",
        1,
        clock.instant(),
        application.open().stream()
            .map(
                task ->
                    new Progress.RunProgress(
                        task.runId(), Phase.READING, random.nextDouble(), 1L, null))
            .toList());
  }

  private void change(String partition) {
    tell("files of %s change".formatted(partition));
    source.put(
        partition,
        clock.instant(),
        new SourceFile(partition.replace('-', '/') + "/a.json", 10, "v" + versions++));
  }

  /** At most one driver, one active run a partition, and histories that are whole and legal. */
  void assertSound() {
    assertThat(cluster.alive()).as("drivers at one time").hasSizeLessThan(2);
    assertThat(
            count(
                "select count(*) from (select partition_key from run where state in"
                    + " ('QUEUED', 'STARTING', 'RUNNING') group by partition_key"
                    + " having count(*) > 1) doubled"))
        .as("partitions with two active runs")
        .isZero();
    assertThat(
            count(
                "select count(*) from run r where state in ('STARTING', 'RUNNING') and not exists"
                    + " (select 1 from attempt t join application a on a.tag = t.tag where t.run_id"
                    + " = r.id and t.state in ('STARTING', 'RUNNING') and a.active_slot = 1)"))
        .as("runs that nobody carries out")
        .isZero();
    assertThat(
            count(
                "select count(*) from attempt where state = 'SUCCEEDED' group by run_id"
                    + " having count(*) > 1"))
        .as("runs that succeeded twice")
        .isZero();
  }

  /** Each run's moves lead from QUEUED to where it stands, each legal. */
  void assertHistories() {
    for (RunId run : ids("select id from run order by id")) {
      List<StateChange> changes =
          jdbi.withHandle(handle -> handle.attach(StateChangeDao.class).ofRun(run));
      @Nullable RunState at = null;
      for (StateChange change : changes) {
        assertThat(change.fromState()).as("%s", changes).isEqualTo(at);
        assertThat(at == null || at == change.toState() || at.canBecome(change.toState()))
            .as("%s to %s", at, change.toState())
            .isTrue();
        at = change.toState();
      }
      assertThat(at)
          .isEqualTo(
              jdbi.withHandle(handle -> handle.attach(RunDao.class).find(run))
                  .orElseThrow()
                  .state());
    }
  }

  /** Everything is sound from now on, and all input changes once more: all of it is loaded. */
  void assertAllIsLoadedAtLast() {
    paused.clear();
    fate.spare();
    cluster.next(Trouble.NONE);
    PARTITIONS.forEach(this::change);
    for (int round = 0; round < ROUNDS_UNTIL_QUIET && !isQuiet(); round++) {
      clock.advance(Duration.ofMinutes(1));
      members.forEach(Member::tick);
      assertSound();
      for (Cluster.Application application : cluster.alive()) {
        application
            .open()
            .forEach(task -> application.report(report(application, task, Outcome.SUCCEEDED)));
        application.die();
      }
    }
    assertThat(isQuiet()).as("all is loaded and nothing is left to do").isTrue();
  }

  private boolean isQuiet() {
    List<Partition> partitions = new LedgerStore(jdbi).partitions();
    Assessor assessor = Assessor.of(partitions, Duration.ZERO, clock.instant());
    return partitions.size() == PARTITIONS.size()
        && partitions.stream()
            .allMatch(
                partition ->
                    assessor.assess(partition).state() == PartitionState.LOADED
                        && partition
                            .content()
                            .fingerprint()
                            .equals(source.fingerprint(partition.key())))
        && count("select count(*) from application where active_slot is not null") == 0;
  }

  private long count(String sql) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).mapTo(Long.class).findOne().orElse(0L));
  }

  private List<RunId> ids(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(RunId.class).list());
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void tell(String what) {
    told.add(clock.instant() + " " + what);
  }
}
