package io.sparkify.lake.service.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads what is remembered of runs. */
public final class RunHistory {
  private static final int FORETELLING = 50;

  private final Jdbi jdbi;
  private final RunCounts counts;

  public RunHistory(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.counts = new RunCounts(jdbi, Clock.systemUTC(), RunCounts.EXACT);
  }

  public Optional<RunDetails> find(RunId id) {
    return jdbi.inTransaction(
        handle ->
            details(handle, handle.attach(RunDao.class).find(id).stream().toList()).stream()
                .findAny());
  }

  /** The run; {@code unknown_run} if there is none. */
  public RunDetails get(RunId id) {
    return find(id).orElseThrow(() -> unknownRun(id));
  }

  static ServiceException unknownRun(RunId id) {
    return ServiceException.notFound("unknown_run", "There is no run %s.".formatted(id));
  }

  /** At most {@code limit} runs after the cursor, newest first. */
  List<RunDetails> page(RunQuery query, RunCursor after, int limit) {
    return jdbi.inTransaction(
        handle ->
            details(
                handle,
                handle
                    .attach(RunDao.class)
                    .page(
                        query.upTo(after.createdAt()),
                        after.createdAt(),
                        after.id(),
                        limit,
                        query.filter(),
                        query.key())));
  }

  /** How many there are; above {@link RunCounts#EXACT} it may be a minute old. */
  long count(RunQuery query) {
    return counts.count(query);
  }

  /** Every move of a run, from the first on. */
  public List<StateChange> stateChanges(RunId id) {
    return jdbi.withHandle(handle -> handle.attach(StateChangeDao.class).ofRun(id));
  }

  /** Where the log and the report of one attempt are found. */
  public Optional<AttemptLocation> attempt(RunId id, int number) {
    return jdbi.withHandle(handle -> handle.attach(AttemptDao.class).location(id, number));
  }

  public Optional<AttemptLocation> latestAttempt(RunId id) {
    return jdbi.withHandle(handle -> handle.attach(AttemptDao.class).latest(id));
  }

  /** What made a run's data, and what was published of it. */
  public Optional<Published> published(RunId id) {
    return jdbi.inTransaction(
        handle -> {
          OutcomeDao outcomes = handle.attach(OutcomeDao.class);
          return outcomes.made(id).map(made -> new Published(made, outcomes.files(id)));
        });
  }

  /** Whether a Spark application may be writing to this partition now. */
  public boolean isBeingLoaded(PartitionKey partition) {
    return jdbi.inTransaction(
        handle -> {
          RunDao runs = handle.attach(RunDao.class);
          return runs.active(partition)
              .flatMap(runs::find)
              .filter(run -> run.state() != RunState.QUEUED)
              .isPresent();
        });
  }

  /** Whether a Spark application may be writing to the lake now. */
  public boolean isLakeBeingWritten() {
    return jdbi.withHandle(handle -> handle.attach(ApplicationDao.class).countActive()) > 0;
  }

  /** The files of {@code users} as the newest publication left them. */
  public List<StoredFile> users() {
    return jdbi.withHandle(handle -> handle.attach(OutcomeDao.class).users());
  }

  /** What the newest loads foretell of the next ones. */
  Forecasts forecasts() {
    return jdbi.inTransaction(
        handle -> {
          AttemptDao attempts = handle.attach(AttemptDao.class);
          return new Forecasts(
              new Forecast(attempts.pastCatalogs(FORETELLING)),
              new Forecast(attempts.pastMonths(FORETELLING)));
        });
  }

  /** What the newest applications foretell of the next one. */
  public Forecast batchForecast() {
    return new Forecast(
        jdbi.withHandle(handle -> handle.attach(BackfillRuleDao.class).pastBatches(FORETELLING)));
  }

  private static List<RunDetails> details(Handle handle, List<Run> runs) {
    if (runs.isEmpty()) {
      return List.of();
    }
    List<RunId> ids = runs.stream().map(Run::id).toList();
    OutcomeDao outcomes = handle.attach(OutcomeDao.class);
    Map<RunId, List<AttemptRow>> attempts =
        handle.attach(AttemptDao.class).ofRuns(ids).stream().collect(groupingBy(AttemptRow::runId));
    Map<RunId, List<OutcomeDao.CountRow>> counts =
        outcomes.counts(ids).stream().collect(groupingBy(OutcomeDao.CountRow::runId));
    Map<RunId, List<OutcomeDao.CheckRow>> checks =
        outcomes.checks(ids).stream().collect(groupingBy(OutcomeDao.CheckRow::runId));
    Map<RunId, Held> held =
        handle.attach(HeldDao.class).ofRuns(ids).stream()
            .collect(toMap(Held::runId, Function.identity()));
    Map<RunId, Cancellation> cancellations =
        handle.attach(CancelDao.class).ofRuns(ids).stream()
            .collect(toMap(CancelDao.Wanted::runId, CancelDao.Wanted::wish));
    return runs.stream()
        .map(
            run ->
                new RunDetails(
                    run,
                    of(attempts, run).stream().map(AttemptRow::attempt).toList(),
                    rowCounts(of(counts, run)),
                    of(checks, run).stream().map(OutcomeDao.CheckRow::check).toList(),
                    held.get(run.id()),
                    cancellations.get(run.id())))
        .toList();
  }

  private static <T> List<T> of(Map<RunId, List<T>> rows, Run run) {
    return rows.getOrDefault(run.id(), List.of());
  }

  static RowCounts rowCounts(List<OutcomeDao.CountRow> rows) {
    Map<Counter, Long> amounts = new EnumMap<>(Counter.class);
    rows.forEach(row -> amounts.put(row.counter(), row.amount()));
    return new RowCounts(amounts);
  }
}
