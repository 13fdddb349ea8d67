package io.sparkify.lake.service.table;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;

/**
 * A file that belongs to a table now.
 *
 * @param partition that it was loaded with
 * @param path relative to the lake
 */
public record LiveFile(
    PartitionKey partition, RunId runId, Instant publishedAt, String path, long rows, long bytes) {}
