package io.sparkify.lake.service.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that failed, and why; without a diagnosis the texts are null.
 *
 * @param loadedSince whether the partition was loaded since
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FailedRun(
    RunId runId,
    PartitionKey partition,
    Instant endedAt,
    @Nullable Integer attempt,
    @Nullable String code,
    @Nullable String title,
    @Nullable String cause,
    @Nullable String remedy,
    boolean loadedSince) {}
