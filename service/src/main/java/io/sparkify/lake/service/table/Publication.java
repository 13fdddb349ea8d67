package io.sparkify.lake.service.table;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;

/** What one run published of one table. */
@JsonNaming(SnakeCaseStrategy.class)
record Publication(
    PartitionKey partition, RunId runId, Instant publishedAt, long rows, long files, long bytes) {}
