package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import java.time.Instant;

/**
 * The decision to end an application, kept before anything is killed.
 *
 * @param cause in one sentence
 * @param at when it was decided
 */
record Stop(StopReason reason, String cause, Instant at) {
  /** The failure of the attempts that it takes down. */
  Failure failure() {
    return new Failure(
        FailureKind.TIMEOUT, reason.code(), reason.title(), cause, reason.remedy(), "");
  }
}
