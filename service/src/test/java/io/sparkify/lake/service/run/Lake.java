package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.ContentDigest;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.Insights;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.Phase;
import io.sparkify.lake.job.contract.PhaseTime;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.Provenance;
import io.sparkify.lake.job.contract.PublishedFile;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.Sha256;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.db.MutableClock;
import io.sparkify.lake.service.db.TestDatabase;
import io.sparkify.lake.service.idempotency.Idempotency;
import io.sparkify.lake.service.partition.Assessment;
import io.sparkify.lake.service.partition.Assessor;
import io.sparkify.lake.service.partition.Discovery;
import io.sparkify.lake.service.partition.FakeSource;
import io.sparkify.lake.service.partition.LedgerStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** All of the service's core over a fake source, a fake launcher and a clock, driven by hand. */
public final class Lake {
  public static final Instant START = Instant.parse("2018-12-01T06:00:00Z");
  static final RetryRule ONCE = new RetryRule(1, Duration.ZERO, Duration.ZERO, 0);
  static final Locations LOCATIONS = new Locations("file:/songs", "file:/logs", "file:/lake");
  static final RowCounts MONTH =
      new RowCounts(
          Map.of(
              Counter.LINES, 10L,
              Counter.MALFORMED, 1L,
              Counter.SKIPPED, 2L,
              Counter.DUPLICATES, 1L,
              Counter.PLAYS, 6L,
              Counter.SONGPLAYS, 6L));
  static final RowCounts CATALOG = new RowCounts(Map.of(Counter.LINES, 3L, Counter.SONGS, 3L));

  public final Jdbi jdbi;
  public final MutableClock clock = new MutableClock(START);
  public final FakeSource source = new FakeSource();
  final FakeLauncher launcher = new FakeLauncher();
  public final LedgerStore ledger;
  public final RunHistory history;
  public final RunStore runs;
  public final Planning planning;
  final ProgressBoard progress;
  public final Discovery discovery;
  ApplicationStore applications;
  Dispatcher dispatcher;
  Sweeper sweeper;
  public final FakeHeldFiles heldFiles = new FakeHeldFiles();
  public final HeldRuns held;
  final CancelStore cancels;
  final RunActions actions;
  RetryRule rule = ONCE;
  private Retrier retrier = retrier();
  public Auditor auditor = report -> Optional.empty();
  Explainer explainer = (report, said) -> said;
  public Function<LoadTask, RowCounts> counts = Lake::fakeCounts;
  public Function<LoadTask, List<PublishedFile>> published = Lake::fakeFiles;
  public Function<LoadTask, @Nullable Insights> insights = task -> null;
  public Function<LoadTask, List<PhaseTime>> phases = task -> List.of();
  public BiFunction<LoadTask, Outcome, @Nullable String> quarantine = (task, outcome) -> null;
  BatchLimits limits = BatchLimits.DEFAULT;
  TimeLimits limitsOfTime = TimeLimits.DEFAULT;
  int rings;

  public Lake(TestDatabase database) {
    this(database, new PlanSettings(Duration.ZERO, true));
  }

  Lake(TestDatabase database, PlanSettings settings) {
    this(database.empty(), settings);
  }

  /** On a database that others may have written to. */
  public Lake(Jdbi jdbi) {
    this(jdbi, new PlanSettings(Duration.ZERO, true));
  }

  private Lake(Jdbi jdbi, PlanSettings settings) {
    this.jdbi = jdbi;
    ledger = new LedgerStore(jdbi);
    history = new RunHistory(jdbi);
    progress = new ProgressBoard(history);
    runs = new RunStore(jdbi, () -> rings++, clock);
    planning = new Planning(ledger, runs, settings, clock);
    discovery = new Discovery(source, ledger, () -> rings++, clock);
    applications = new ApplicationStore(jdbi, clock, retrier, "here");
    cancels = new CancelStore(jdbi, clock);
    actions = new RunActions(cancels, runs, () -> rings++);
    held = new HeldRuns(new HeldStore(jdbi, clock), heldFiles, () -> rings++);
    dispatcher = dispatcher();
    sweeper = sweeper();
  }

  /** As after a restart of the service: all that was in memory is gone. */
  void restart() {
    retrier = retrier();
    applications = new ApplicationStore(jdbi, clock, retrier, "here");
    dispatcher = dispatcher();
    sweeper = sweeper();
  }

  /** Failed runs are tried again by this rule, after a restart. */
  public void retry(RetryRule changed) {
    rule = changed;
    restart();
  }

  Retrier retrier() {
    return new Retrier(rule, new Random(1));
  }

  static BatchSettings settings(BatchLimits limits) {
    return new BatchSettings(LOCATIONS, limits, TestSettings.LAKE);
  }

  private Dispatcher dispatcher() {
    return new Dispatcher(applications, launcher, settings(limits), () -> rings++);
  }

  private Sweeper sweeper() {
    return new Sweeper(
        applications,
        new Settler(
            new SettlementStore(jdbi, clock, retrier),
            report -> auditor.audit(report),
            (report, said) -> explainer.explain(report, said)),
        progress,
        launcher,
        stopper(),
        () -> rings++);
  }

  Stopper stopper() {
    return new Stopper(applications, cancels, launcher, limitsOfTime, clock);
  }

  /** What a tick does, a minute after the last one. */
  public void tick() {
    clock.advance(Duration.ofMinutes(1));
    sweeper.sweep();
    held.sweep();
    discovery.discover();
    planning.queueDue();
    dispatcher.dispatch();
  }

  /** Nothing can be launched from now on. */
  public void refuseLaunches() {
    launcher.refuses = true;
  }

  /** Whether an application may be writing. */
  public boolean isBusy() {
    return history.isLakeBeingWritten();
  }

  /** How much an application takes from now on. */
  public void limit(BatchLimits changed) {
    limits = changed;
    restart();
  }

  /** The partitions of the application that is launched now; none if nothing may go. */
  public List<String> dispatch() {
    return dispatcher.dispatch().stream()
        .flatMap(request -> request.tasks().stream())
        .map(task -> task.partition().value())
        .toList();
  }

  /** Everything that was launched succeeds, and nothing else happens. */
  public void settle() {
    launcher.last().tasks().forEach(task -> launcher.report(success(task)));
    launcher.die();
    clock.advance(Duration.ofSeconds(1));
    sweeper.sweep();
  }

  public Idempotency idempotency() {
    return new Idempotency(jdbi, () -> rings++, clock);
  }

  public void discover() {
    discovery.discover();
  }

  public void put(String partition, String... versions) {
    String folder = partition.replace('-', '/');
    SourceFile[] files = new SourceFile[versions.length];
    for (int i = 0; i < versions.length; i++) {
      files[i] = new SourceFile("%s/%d.json".formatted(folder, i), 10, versions[i]);
    }
    source.put(partition, START, files);
  }

  List<String> launchedPartitions() {
    return launcher.last().tasks().stream().map(task -> task.partition().toString()).toList();
  }

  /** Everything that was launched is rejected by its checks, and the application ends. */
  public void reject() {
    for (LoadTask task : launcher.last().tasks()) {
      launcher.report(report(task, Outcome.REJECTED, counts.apply(task), null, task.files()));
      heldFiles.there.add(new HeldLoad(task.runId(), task.attempt()));
    }
    launcher.die();
    tick();
  }

  /** Somebody approves what this rejected run staged. */
  public void approve(RunId rejected) {
    held.approve(rejected, new Wish("me", "it is right"));
  }

  /** Somebody discards it. */
  public void discard(RunId rejected) {
    held.discard(rejected, new Wish("me", "it is wrong"));
  }

  /** Everything that was launched fails like this, and the application ends. */
  public void fail(Failure failure) {
    for (LoadTask task : launcher.last().tasks()) {
      launcher.report(report(task, Outcome.FAILED, counts.apply(task), failure, task.files()));
    }
    launcher.die();
    tick();
  }

  /** Everything that was launched succeeds, and the application ends. */
  public void succeed() {
    launcher.last().tasks().forEach(task -> launcher.report(success(task)));
    launcher.die();
    tick();
  }

  public LoadTask task(String partition) {
    return launcher.last().tasks().stream()
        .filter(task -> task.partition().toString().equals(partition))
        .findAny()
        .orElseThrow();
  }

  public LoadReport success(LoadTask task) {
    return report(task, Outcome.SUCCEEDED, counts.apply(task), null, task.files());
  }

  private static RowCounts fakeCounts(LoadTask task) {
    return task.partition().isCatalog() ? CATALOG : MONTH;
  }

  LoadReport report(
      LoadTask task,
      Outcome outcome,
      RowCounts counts,
      @Nullable Failure failure,
      List<SourceFile> files) {
    LoadReport report =
        new LoadReport(
            task.runId(),
            task.attempt(),
            launcher.tag(),
            task.partition(),
            outcome,
            Fingerprint.of(files),
            task.partition().isCatalog() ? null : loadedCatalog(),
            files,
            counts,
            List.of(
                new CheckResult(
                    "books_balance",
                    CheckLevel.ERROR,
                    outcome == Outcome.SUCCEEDED,
                    "6 plays",
                    "7 plays")),
            outcome == Outcome.SUCCEEDED ? published.apply(task) : List.of(),
            failure,
            outcome == Outcome.FAILED ? null : quarantine.apply(task, outcome),
            new Provenance("1.0", "checksum", TestSettings.LAKE.hash()),
            clock.instant(),
            clock.instant());
    return report.with(insights.apply(task)).during(phases.apply(task));
  }

  private static List<PublishedFile> fakeFiles(LoadTask task) {
    if (task.partition().isCatalog()) {
      return List.of(
          file("songs", "songs/year=0/songs.parquet", 3, 300),
          file("artists", "artists/artists.parquet", 2, 200));
    }
    String folder = task.partition().value();
    return List.of(
        file("songplays", "songplays/month=" + folder + "/songplays.parquet", 6, 600),
        file("time", "time/month=" + folder + "/time.parquet", 5, 500),
        file("users", "users/users.parquet", 4, 400));
  }

  public static PublishedFile file(String table, String path, long rows, long bytes) {
    return new PublishedFile(
        table, path, rows, bytes, Sha256.of(path), new ContentDigest(rows, bytes, 0, 0));
  }

  private @Nullable Fingerprint loadedCatalog() {
    return launcher.last().tasks().stream()
        .filter(task -> task.partition().isCatalog())
        .map(task -> Fingerprint.of(task.files()))
        .findAny()
        .or(
            () ->
                ledger
                    .find(PartitionKey.SONGS)
                    .map(catalog -> catalog.loaded())
                    .map(loaded -> loaded.fingerprint()))
        .orElse(null);
  }

  Progress reading() {
    return reading(0.25);
  }

  Progress reading(double fraction) {
    return new Progress(
        launcher.tag(),
        "local-1541105830796",
        "worker",
        4711,
        clock.instant(),
        launcher.last().tasks().stream()
            .map(
                task ->
                    new Progress.RunProgress(
                        task.runId(), Phase.READING, fraction, 5L, null, phases.apply(task), 0L))
            .toList());
  }

  public ProgressReports progressReports() {
    return new ProgressReports(progress, history);
  }

  public Glance glance() {
    return new Glance(jdbi, progress);
  }

  /** The plan as REST shows it. */
  public PlanShow plans() {
    return new PlanShow(planning, history, discovery::problem);
  }

  /** The application that was launched last says that it has come so far. */
  public void say(double fraction) {
    clock.advance(Duration.ofSeconds(1));
    launcher.say(reading(fraction));
    sweeper.sweep();
  }

  public RunDetails run(RunId id) {
    return history.find(id).orElseThrow();
  }

  /** The newest run of a partition. */
  public RunDetails run(String partition) {
    return run(
        ledger
            .find(PartitionKey.parse(partition))
            .map(found -> found.lastRun())
            .map(last -> last.id())
            .orElseThrow());
  }

  Assessment assess(String partition) {
    return Assessor.of(ledger.partitions(), Duration.ZERO, clock.instant())
        .assess(ledger.find(PartitionKey.parse(partition)).orElseThrow());
  }
}
