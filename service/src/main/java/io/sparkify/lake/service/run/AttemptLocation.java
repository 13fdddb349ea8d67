package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.ApplicationTag;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Names what an attempt left behind: its log by the tag, its report by run and number.
 *
 * @param endedAt null while it has not ended
 * @param launchedOn the host whose instance launched its application; null if nobody knows
 */
public record AttemptLocation(
    RunId runId,
    int number,
    ApplicationTag tag,
    @Nullable Instant endedAt,
    @Nullable String launchedOn) {}
