package io.sparkify.lake.service.run;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;

/** A run whose staged data waits for an operator's decision. */
@JsonNaming(SnakeCaseStrategy.class)
public record RejectedRun(RunId runId, PartitionKey partition, Instant endedAt) {}
