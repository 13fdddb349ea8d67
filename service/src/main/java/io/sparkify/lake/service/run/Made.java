package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What made a run's data; all null for a run without a report, or of before this was kept.
 *
 * @param publishedAt when the job published it
 * @param quarantine where its malformed lines are, relative to the lake; null if there are none
 */
public record Made(
    RunId runId,
    @Nullable Instant publishedAt,
    @Nullable String jobVersion,
    @Nullable String jobChecksum,
    @Nullable String configurationHash,
    @Nullable String quarantine) {}
