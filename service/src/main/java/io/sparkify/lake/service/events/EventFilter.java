package io.sparkify.lake.service.events;

import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import org.jspecify.annotations.Nullable;

/** Which events a listener wants; null for no matter. */
record EventFilter(@Nullable PartitionKey partition, @Nullable RunId run) {
  boolean wants(RunId of, PartitionKey in) {
    return (partition == null || partition.equals(in)) && (run == null || run.equals(of));
  }
}
