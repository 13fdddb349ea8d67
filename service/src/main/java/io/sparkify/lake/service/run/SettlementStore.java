package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ContractJson;
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
import org.jspecify.annotations.Nullable;

/** Turns a report into the end of its run: all of it, or nothing. */
public final class SettlementStore {
  private final Jdbi jdbi;
  private final Clock clock;
  private final Retrier retrier;

  public SettlementStore(Jdbi jdbi, Clock clock, Retrier retrier) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.retrier = retrier;
  }

  /** Whether the report is of an active attempt, so that it was not settled before. */
  boolean awaits(LoadReport report) {
    return jdbi.withHandle(handle -> attempt(handle, report)).isPresent();
  }

  /**
   * Where the run stands now; empty if the report is of no active attempt, or was settled before.
   *
   * @param failure why the attempt failed whatever the report says; null if it did not
   */
  Optional<RunState> settle(LoadReport report, @Nullable Failure failure) {
    return jdbi.inTransaction(
        handle -> attempt(handle, report).map(attempt -> settle(handle, attempt, report, failure)));
  }

  private static Optional<AttemptRow> attempt(Handle handle, LoadReport report) {
    return handle.attach(AttemptDao.class).active(report.tag()).stream()
        .filter(attempt -> attempt.runId().equals(report.runId()))
        .filter(attempt -> attempt.number() == report.attempt())
        .findAny();
  }

  private RunState settle(
      Handle handle, AttemptRow attempt, LoadReport report, @Nullable Failure failure) {
    Moves moves = new Moves(handle, clock.instant());
    if (!report.phases().isEmpty()) {
      handle
          .attach(AttemptDao.class)
          .passed(attempt.runId(), attempt.number(), Phases.write(report.phases(), moves.at()));
    }
    if (failure != null) {
      RunState state = new Ending(handle, moves.at(), retrier).failed(attempt, failure);
      if (state.isFinal()) {
        keepWhatWasCounted(handle, report);
      }
      return state;
    }
    keepWhatWasCounted(handle, report);
    String late =
        handle
            .attach(CancelDao.class)
            .of(report.runId())
            .map(wish -> "; being %s came too late".formatted(wish.words()))
            .orElse("");
    if (report.outcome() == Outcome.REJECTED) {
      moves.end(
          attempt, AttemptState.REJECTED, RunState.REJECTED, Verdict.rejection(report) + late);
      keepWhatItWasMadeOf(handle, report);
      handle.attach(HeldDao.class).insert(report.runId(), report.attempt());
      new LedgerTransaction(handle).see(report.partition(), report.fingerprint(), report.source());
      return RunState.REJECTED;
    }
    moves.end(
        attempt, AttemptState.SUCCEEDED, RunState.SUCCEEDED, "published, the books balance" + late);
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
    OutcomeDao outcomes = handle.attach(OutcomeDao.class);
    outcomes.insertFiles(report.runId(), report.published());
    if (report.insights() != null) {
      outcomes.insertInsights(report.runId(), ContractJson.write(report.insights()));
    }
    keepWhatItWasMadeOf(handle, report);
    handle.attach(RunDao.class).published(report.runId(), report.endedAt());
    handle.attach(HeldDao.class).supersede(report.partition(), report.runId(), at);
    Loaded loaded =
        new Loaded(report.runId(), at, report.fingerprint(), report.catalogFingerprint());
    new LedgerTransaction(handle).load(report.partition(), loaded, report.source());
  }

  private static void keepWhatItWasMadeOf(Handle handle, LoadReport report) {
    handle
        .attach(RunDao.class)
        .built(
            report.runId(),
            report.fingerprint(),
            report.source().size(),
            report.source().stream().mapToLong(SourceFile::bytes).sum(),
            report.catalogFingerprint(),
            report.provenance(),
            report.quarantine());
  }
}
