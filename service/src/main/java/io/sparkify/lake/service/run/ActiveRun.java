package io.sparkify.lake.service.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that an application has.
 *
 * @param attempt the number of its newest attempt
 * @param startedAt when that attempt began
 * @param progress null until the application said something
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ActiveRun(
    RunId runId,
    PartitionKey partition,
    RunState state,
    RunTrigger trigger,
    String reason,
    int attempt,
    Instant startedAt,
    @Nullable ProgressView progress) {}
