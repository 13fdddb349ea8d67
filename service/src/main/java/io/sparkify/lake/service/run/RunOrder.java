package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.PartitionKey;

/**
 * A wish for a run.
 *
 * @param requestedBy who wants it
 * @param forced whether it is to run though nothing changed
 */
public record RunOrder(
    PartitionKey partition,
    RunTrigger trigger,
    String requestedBy,
    String reason,
    boolean forced) {}
