package io.sparkify.lake.service.run;

import static java.util.stream.Collectors.groupingBy;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.error.ServiceException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads what is remembered of runs. */
public final class RunHistory {
  private static final int FORETELLING = 50;

  private final Jdbi jdbi;

  public RunHistory(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public Optional<RunDetails> find(RunId id) {
    return jdbi.inTransaction(
        handle ->
            details(handle, handle.attach(RunDao.class).find(id).stream().toList()).stream()
                .findAny());
  }

  /** The run; {@code unknown_run} if there is none. */
  public RunDetails get(RunId id) {
    return find(id)
        .orElseThrow(
            () -> ServiceException.notFound("unknown_run", "There is no run %s.".formatted(id)));
  }

  /** At most {@code limit} runs after the cursor, newest first. */
  List<RunDetails> page(RunQuery query, RunCursor after, int limit) {
    return jdbi.inTransaction(
        handle ->
            details(
                handle,
                handle.attach(RunDao.class).page(query, after.createdAt(), after.id(), limit)));
  }

  long count(RunQuery query) {
    return jdbi.withHandle(handle -> handle.attach(RunDao.class).count(query));
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

  /** What the newest loads foretell of the next ones. */
  Forecasts forecasts() {
    return jdbi.inTransaction(
        handle -> {
          AttemptDao attempts = handle.attach(AttemptDao.class);
          return new Forecasts(
              new Forecast(attempts.past(true, FORETELLING)),
              new Forecast(attempts.past(false, FORETELLING)));
        });
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
    return runs.stream()
        .map(
            run ->
                new RunDetails(
                    run,
                    of(attempts, run).stream().map(AttemptRow::attempt).toList(),
                    rowCounts(of(counts, run)),
                    of(checks, run).stream().map(OutcomeDao.CheckRow::check).toList()))
        .toList();
  }

  private static <T> List<T> of(Map<RunId, List<T>> rows, Run run) {
    return rows.getOrDefault(run.id(), List.of());
  }

  private static RowCounts rowCounts(List<OutcomeDao.CountRow> rows) {
    Map<Counter, Long> amounts = new EnumMap<>(Counter.class);
    rows.forEach(row -> amounts.put(row.counter(), row.amount()));
    return new RowCounts(amounts);
  }
}
