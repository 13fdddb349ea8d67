package io.sparkify.lake.service.schedule;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;

/** A run that a schedule made, and how it stands now. */
record FireRun(long fireId, RunId id, PartitionKey partition, String state) {}
