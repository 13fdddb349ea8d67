package io.sparkify.lake.service.backfill;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.util.UUID;

/** A run of a backfill, and how it stands. */
record BackfillRun(UUID backfillId, RunId id, PartitionKey partition, String state) {
  boolean isActive() {
    return isQueued() || state.equals("STARTING") || state.equals("RUNNING");
  }

  boolean isQueued() {
    return state.equals("QUEUED");
  }
}
