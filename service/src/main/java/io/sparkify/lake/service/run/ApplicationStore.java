package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.BatchRequest;
import io.sparkify.lake.job.contract.ContractJson;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.HeldLoad;
import io.sparkify.lake.job.contract.LoadTask;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.PhaseTime;
import io.sparkify.lake.job.contract.Progress;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.db.UniqueViolation;
import io.sparkify.lake.service.partition.Assessor;
import io.sparkify.lake.service.partition.Content;
import io.sparkify.lake.service.partition.LedgerTransaction;
import io.sparkify.lake.service.partition.Partition;
import io.sparkify.lake.service.partition.SourcePartition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Keeps the Spark applications: at most one may write to the lake at a time. */
public final class ApplicationStore {
  private final Jdbi jdbi;
  private final Clock clock;
  private final Retrier retrier;
  private final String host;
  private final InFlight inFlight = new InFlight();

  /**
   * @param host this machine's name, for whoever looks after its applications later
   */
  public ApplicationStore(Jdbi jdbi, Clock clock, Retrier retrier, String host) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.retrier = retrier;
    this.host = host;
  }

  /**
   * Takes queued runs for a new application; none if there are none or one is active. Until {@link
   * #released} nobody else sees the application: it is just being launched.
   */
  Optional<BatchRequest> claim(ApplicationTag tag, BatchSettings settings) {
    inFlight.enter(tag);
    try {
      return jdbi.inTransaction(handle -> claim(handle, tag, settings));
    } catch (UnableToExecuteStatementException e) {
      if (UniqueViolation.isCauseOf(e)) {
        return Optional.empty(); // another one was faster
      }
      throw e;
    }
  }

  /** Its process is there, or is known not to be. */
  void released(ApplicationTag tag) {
    inFlight.leave(tag);
  }

  void launched(ApplicationTag tag) {
    jdbi.useTransaction(
        handle -> handle.attach(ApplicationDao.class).launched(tag, clock.instant()));
  }

  /** Whether it was launched on another machine, or its driver runs on one. */
  public boolean isElsewhere(ApplicationTag tag) {
    return jdbi.withHandle(handle -> handle.attach(ApplicationDao.class).elsewhere(tag, host)) > 0;
  }

  /** Those that may still write, whichever process of ours started them. */
  List<ActiveApplication> active() {
    return jdbi.withHandle(handle -> handle.attach(ApplicationDao.class).active()).stream()
        .map(ApplicationDao.ActiveRow::application)
        .filter(application -> !inFlight.contains(application.request().tag()))
        .toList();
  }

  /** Those of these that can have no business any more; what others started is not known here. */
  List<ApplicationTag> ended(Set<ApplicationTag> tags) {
    return tags.isEmpty()
        ? List.of()
        : jdbi.withHandle(handle -> handle.attach(ApplicationDao.class).ended(List.copyOf(tags)));
  }

  /** Keeps the decision to end it; false if it is over, or another decision was there first. */
  boolean stop(ApplicationTag tag, Stop stop) {
    return jdbi.inTransaction(handle -> handle.attach(ApplicationDao.class).stop(tag, stop)) == 1;
  }

  /** Its runs are running once an application said anything. */
  void sighted(Progress progress) {
    jdbi.useTransaction(
        handle -> {
          handle
              .attach(ApplicationDao.class)
              .sighted(progress.tag(), progress.applicationId(), progress.host(), progress.pid());
          Moves moves = new Moves(handle, clock.instant());
          handle.attach(AttemptDao.class).active(progress.tag()).stream()
              .filter(attempt -> attempt.state() == AttemptState.STARTING)
              .forEach(attempt -> moves.running(attempt, progress.applicationId() + " is running"));
        });
  }

  /** Keeps what its active runs came to, as it said last: no report of theirs will say it. */
  void passed(ApplicationTag tag, Function<RunId, List<PhaseTime>> said) {
    jdbi.useTransaction(
        handle -> {
          AttemptDao attempts = handle.attach(AttemptDao.class);
          for (AttemptRow attempt : attempts.active(tag)) {
            List<PhaseTime> phases = said.apply(attempt.runId());
            if (!phases.isEmpty()) {
              attempts.passed(
                  attempt.runId(), attempt.number(), Phases.write(phases, clock.instant()));
            }
          }
        });
  }

  /** Ends one that never came to be; its runs go on by the kind of failure. */
  void refuse(ApplicationTag tag, Failure failure) {
    jdbi.useTransaction(
        handle -> {
          Ending ending = new Ending(handle, clock.instant(), retrier);
          handle.attach(AttemptDao.class).active(tag).forEach(run -> ending.failed(run, failure));
          handle.attach(ApplicationDao.class).end(tag, ending.at());
        });
  }

  /**
   * Ends one that cannot write any more; its runs that are not settled are cancelled, queued again,
   * or have failed: the answer is where each of these stands now.
   *
   * @param publishing runs whose publication it wrote down, and the next application finishes
   */
  Map<RunId, RunState> end(ApplicationTag tag, Failure death, Set<RunId> publishing) {
    return jdbi.inTransaction(
        handle -> {
          ApplicationDao applications = handle.attach(ApplicationDao.class);
          Burial burial =
              new Burial(
                  new Ending(handle, clock.instant(), retrier),
                  applications.state(tag),
                  death,
                  publishing);
          Map<RunId, RunState> ended =
              handle.attach(AttemptDao.class).active(tag).stream()
                  .collect(Collectors.toMap(AttemptRow::runId, burial::of));
          applications.end(tag, burial.ending().at());
          return ended;
        });
  }

  private Optional<BatchRequest> claim(Handle handle, ApplicationTag tag, BatchSettings settings) {
    Instant now = clock.instant();
    List<Run> claimable = handle.attach(RunDao.class).claimable(now);
    ApplicationDao applications = handle.attach(ApplicationDao.class);
    if (claimable.isEmpty() || applications.countActive() > 0) {
      return Optional.empty();
    }
    List<LoadTask> tasks = new ArrayList<>();
    List<Candidate> chosen = choose(handle, claimable, now, settings.limits());
    for (Candidate candidate : chosen) {
      task(handle, candidate).ifPresent(tasks::add);
    }
    if (tasks.isEmpty()) {
      return Optional.empty();
    }
    Locations locations = settings.locations();
    BatchRequest request =
        new BatchRequest(
            tag,
            nextToken(applications, now),
            locations.songData(),
            locations.logData(),
            locations.lake(),
            settings.lake(),
            PastMonths.of(handle),
            tasks);
    applications.insert(
        tag, request.fencingToken(), ContractJson.write(request), host, now, isSolo(chosen));
    begin(handle, request, now);
    return Optional.of(request);
  }

  /** Greater than all before, also those of a database that was lost: its lake is still there. */
  private static long nextToken(ApplicationDao applications, Instant now) {
    return Math.max(applications.greatestToken() + 1, now.toEpochMilli());
  }

  private static List<Candidate> choose(
      Handle handle, List<Run> claimable, Instant now, BatchLimits limits) {
    List<Partition> ledger = new LedgerTransaction(handle).partitions();
    Admission admission = Admission.of(handle);
    Map<PartitionKey, Run> queued =
        claimable.stream().collect(Collectors.toMap(Run::partition, Function.identity()));
    return Batch.choose(
        admission.admitted(
            ledger.stream()
                .flatMap(
                    partition ->
                        Optional.ofNullable(queued.get(partition.key())).stream()
                            .map(run -> admission.candidate(run, partition.content())))
                .toList()),
        Assessor.of(ledger, Duration.ZERO, now).gate(),
        limits,
        handle.attach(ApplicationDao.class).previous().orElse(PreviousBatch.NONE));
  }

  /** Whether it was the turn of one that cannot share, or did not fit beside others. */
  static boolean isSolo(List<Candidate> chosen) {
    return chosen.size() == 1 && (chosen.get(0).alone() || chosen.get(0).isBackfill());
  }

  private Optional<LoadTask> task(Handle handle, Candidate candidate) {
    Run run = candidate.run();
    Content content = candidate.content();
    Instant now = clock.instant();
    boolean claimed =
        new Moves(handle, now)
            .run(run.id(), RunState.QUEUED, RunState.STARTING, "claimed for a Spark application");
    if (!claimed) {
      return Optional.empty();
    }
    int attempt = handle.attach(AttemptDao.class).nextNumber(run.id());
    RunDao runs = handle.attach(RunDao.class);
    @Nullable HeldLoad approved = handle.attach(HeldDao.class).approvedBy(run.id()).orElse(null);
    if (approved != null) {
      runs.pin(run.id(), run.fingerprint(), run.files(), run.bytes(), now);
      return Optional.of(new LoadTask(run.id(), attempt, run.partition(), List.of(), approved));
    }
    runs.pin(run.id(), content.fingerprint(), content.files(), content.bytes(), now);
    return Optional.of(
        new LoadTask(
            run.id(), attempt, run.partition(), ownFiles(handle, content.fingerprint()), null));
  }

  private static List<SourceFile> ownFiles(Handle handle, Fingerprint content) {
    return new LedgerTransaction(handle)
        .files(content).stream().filter(file -> !SourcePartition.isStray(file)).toList();
  }

  private static void begin(Handle handle, BatchRequest request, Instant now) {
    AttemptDao attempts = handle.attach(AttemptDao.class);
    request
        .tasks()
        .forEach(task -> attempts.insert(task.runId(), task.attempt(), request.tag(), now));
  }
}
