package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of the table of attempts, with Spark's name of its application. */
record AttemptRow(
    RunId runId,
    int number,
    ApplicationTag tag,
    AttemptState state,
    @Nullable String applicationId,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable FailureKind failureKind,
    @Nullable String failureCode,
    @Nullable String failureTitle,
    @Nullable String failureCause,
    @Nullable String failureRemedy,
    @Nullable String failureEvidence,
    @Nullable String phases) {

  Attempt attempt() {
    return new Attempt(
        runId,
        number,
        tag,
        state,
        applicationId,
        startedAt,
        endedAt,
        failure(),
        phases == null ? List.of() : Phases.read(phases));
  }

  private @Nullable Failure failure() {
    return failureKind == null
        ? null
        : new Failure(
            failureKind,
            Objects.requireNonNullElse(failureCode, ""),
            Objects.requireNonNullElse(failureTitle, ""),
            Objects.requireNonNullElse(failureCause, ""),
            Objects.requireNonNullElse(failureRemedy, ""),
            Objects.requireNonNullElse(failureEvidence, ""));
  }
}
