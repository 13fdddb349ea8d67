package io.sparkify.lake.service.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.CheckResult;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.PhaseTime;
import io.sparkify.lake.job.contract.RowCounts;
import io.sparkify.lake.job.contract.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as REST shows it.
 *
 * @param backfillId null unless it was made by a backfill
 * @param durationMs from its start to its end; null while it has not ended
 * @param held null unless it was rejected
 * @param cancellation who wanted it cancelled while an application had it; null if nobody did
 * @param progress null unless it is active and its application said something
 */
@JsonNaming(SnakeCaseStrategy.class)
record RunView(
    RunId id,
    PartitionKey partition,
    RunState state,
    RunTrigger trigger,
    @Nullable UUID backfillId,
    String requestedBy,
    String reason,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long durationMs,
    @Nullable Instant notBefore,
    Source source,
    @Nullable Fingerprint catalogFingerprint,
    List<AttemptView> attempts,
    @Nullable ProgressView progress,
    RowCounts rowCounts,
    List<CheckResult> checks,
    @Nullable HeldView held,
    @Nullable CancelView cancellation,
    List<String> allowedActions) {

  /** What the run is built from. */
  record Source(int files, long bytes, Fingerprint fingerprint) {}

  /**
   * One attempt.
   *
   * @param phases when it was in which phase, in their order; the last one of an attempt that goes
   *     on has no end
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record AttemptView(
      int number,
      AttemptState state,
      @Nullable String applicationId,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Failure failure,
      List<PhaseTime> phases) {
    static AttemptView of(Attempt attempt, ProgressBoard board) {
      return new AttemptView(
          attempt.number(),
          attempt.state(),
          attempt.applicationId(),
          attempt.startedAt(),
          attempt.endedAt(),
          attempt.failure(),
          attempt.endedAt() == null
              ? board.phases(attempt.runId(), attempt.tag())
              : attempt.phases());
    }
  }

  /**
   * What the run staged and did not publish.
   *
   * @param resolution {@code waits} for an operator, or what became of it
   * @param runId the run that was to publish it, or published other data
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record HeldView(
      int attempt, String resolution, @Nullable RunId runId, @Nullable Instant resolvedAt) {
    static @Nullable HeldView of(@Nullable Held held) {
      return held == null
          ? null
          : new HeldView(
              held.attempt(),
              held.resolution() == null ? "waits" : held.resolution().toString(),
              held.resolvedRunId(),
              held.resolvedAt());
    }
  }

  /** The wish that a run be cancelled. */
  @JsonNaming(SnakeCaseStrategy.class)
  record CancelView(String requestedBy, String reason, Instant requestedAt) {
    static @Nullable CancelView of(@Nullable Cancellation wish) {
      return wish == null ? null : new CancelView(wish.by(), wish.reason(), wish.at());
    }
  }

  static RunView of(RunDetails details, ProgressBoard board) {
    Run run = details.run();
    return new RunView(
        run.id(),
        run.partition(),
        run.state(),
        run.trigger(),
        run.backfillId(),
        run.requestedBy(),
        run.reason(),
        run.createdAt(),
        run.startedAt(),
        run.endedAt(),
        duration(run),
        run.notBefore(),
        new Source(run.files(), run.bytes(), run.fingerprint()),
        run.catalogFingerprint(),
        details.attempts().stream().map(attempt -> AttemptView.of(attempt, board)).toList(),
        ProgressView.of(details, board),
        details.rowCounts(),
        details.checks(),
        HeldView.of(details.held()),
        CancelView.of(details.cancellation()),
        AllowedActions.of(details));
  }

  private static @Nullable Long duration(Run run) {
    Instant startedAt = run.startedAt();
    Instant endedAt = run.endedAt();
    return startedAt == null || endedAt == null
        ? null
        : Duration.between(startedAt, endedAt).toMillis();
  }
}
