package io.sparkify.lake.service.notify;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.CheckLevel;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.service.run.Attempt;
import io.sparkify.lake.service.run.Run;
import io.sparkify.lake.service.run.RunDetails;
import io.sparkify.lake.service.run.RunState;
import io.sparkify.lake.service.run.RunTrigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as messages show it.
 *
 * @param attempts how many there were
 * @param failure of the last attempt; null unless it failed
 * @param failedChecks those that kept it from being published
 */
@JsonNaming(SnakeCaseStrategy.class)
record RunSummary(
    RunId id,
    RunState state,
    RunTrigger trigger,
    @Nullable UUID backfillId,
    String requestedBy,
    String reason,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    int attempts,
    @Nullable Diagnosis failure,
    List<CheckResult> failedChecks,
    RowCounts rowCounts) {

  /** A failure without its evidence, which may be long; the run's link shows it. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Diagnosis(FailureKind kind, String code, String title, String cause, String remedy) {
    static Diagnosis of(Failure failure) {
      return new Diagnosis(
          failure.kind(), failure.code(), failure.title(), failure.cause(), failure.remedy());
    }
  }

  static RunSummary of(RunDetails details) {
    Run run = details.run();
    return new RunSummary(
        run.id(),
        run.state(),
        run.trigger(),
        run.backfillId(),
        run.requestedBy(),
        run.reason(),
        run.createdAt(),
        run.startedAt(),
        run.endedAt(),
        details.attempts().size(),
        run.state() == RunState.FAILED ? failure(details.attempts()).orElse(null) : null,
        details.checks().stream()
            .filter(check -> !check.passed() && check.level() == CheckLevel.ERROR)
            .toList(),
        details.rowCounts());
  }

  private static Optional<Diagnosis> failure(List<Attempt> attempts) {
    return attempts.stream()
        .reduce((earlier, later) -> later)
        .flatMap(last -> Optional.ofNullable(last.failure()))
        .map(Diagnosis::of);
  }
}
