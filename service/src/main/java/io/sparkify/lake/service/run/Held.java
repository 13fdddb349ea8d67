package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The staged data of a rejected run.
 *
 * @param resolution null while it waits for an operator
 * @param resolvedRunId the run that was to publish it, or published other data; null if there was
 *     none
 */
public record Held(
    RunId runId,
    int attempt,
    @Nullable Resolution resolution,
    @Nullable RunId resolvedRunId,
    @Nullable Instant resolvedAt) {
  public boolean waits() {
    return resolution == null;
  }
}
