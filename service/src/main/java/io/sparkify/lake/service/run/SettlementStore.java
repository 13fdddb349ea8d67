package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.LoadReport;
import io.sparkify.lake.job.contract.Outcome;
import io.sparkify.lake.job.contract.SourceFile;
import io.sparkify.lake.service.partition.LedgerTransaction;
import io.sparkify.lake.service.partition.Loaded;
import io.sparkify.lake.service.run.OutcomeDao.CheckRow;
import io.sparkify.lake.service.run.OutcomeDao.CountRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Turns a report into the end of its run: all of it, or nothing. */
public final class SettlementStore {
  private final Jdbi jdbi;
  private final Clock clock;

  public SettlementStore(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** How the run ended; empty if the report is of no active attempt, or was settled before. */
  Optional<RunState> settle(LoadReport report) {
    return jdbi.inTransaction(
        handle ->
            handle.attach(AttemptDao.class).active(report.tag()).stream()
                .filter(attempt -> attempt.runId().equals(report.runId()))
                .filter(attempt -> attempt.number() == report.attempt())
                .findAny()
                .map(attempt -> settle(handle, attempt, report)));
  }

  private RunState settle(Handle handle, AttemptRow attempt, LoadReport report) {
    Moves moves = new Moves(handle, clock.instant());
    keepWhatWasCounted(handle, report);
    Optional<Failure> failure = Verdict.failure(report);
    if (failure.isPresent()) {
      moves.fail(attempt, failure.get());
      return RunState.FAILED;
    }
    if (report.outcome() == Outcome.REJECTED) {
      moves.end(attempt, AttemptState.REJECTED, RunState.REJECTED, Verdict.rejection(report));
      return RunState.REJECTED;
    }
    moves.end(attempt, AttemptState.SUCCEEDED, RunState.SUCCEEDED, "published, the books balance");
    keepWhatWasPublished(handle, report, moves.at());
    return RunState.SUCCEEDED;
  }

  private static void keepWhatWasCounted(Handle handle, LoadReport report) {
    OutcomeDao outcomes = handle.attach(OutcomeDao.class);
    List<CountRow> counts =
        report.rowCounts().amounts().entrySet().stream()
            .map(count -> countRow(report, count.getKey(), count.getValue()))
            .toList();
    outcomes.insertCounts(counts);
    outcomes.insertChecks(
        IntStream.range(0, report.checks().size())
            .mapToObj(i -> CheckRow.of(report.runId(), i, report.checks().get(i)))
            .toList());
  }

  private static CountRow countRow(LoadReport report, Counter counter, long amount) {
    return new CountRow(report.runId(), counter, amount);
  }

  private static void keepWhatWasPublished(Handle handle, LoadReport report, Instant at) {
    handle.attach(OutcomeDao.class).insertFiles(report.runId(), report.published());
    handle
        .attach(RunDao.class)
        .built(
            report.runId(),
            report.fingerprint(),
            report.source().size(),
            report.source().stream().mapToLong(SourceFile::bytes).sum(),
            report.catalogFingerprint());
    Loaded loaded =
        new Loaded(report.runId(), at, report.fingerprint(), report.catalogFingerprint());
    new LedgerTransaction(handle).load(report.partition(), loaded, report.source());
  }
}
