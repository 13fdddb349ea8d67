package io.sparkify.lake.service.insight;

import io.sparkify.lake.job.contract.Insights;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import org.jspecify.annotations.Nullable;

/**
 * A month, as it is loaded now.
 *
 * @param insights null if the job that loaded it did not count them yet
 */
record LoadedMonth(PartitionKey partition, RunId runId, @Nullable Insights insights) {}
