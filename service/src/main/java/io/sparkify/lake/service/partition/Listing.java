package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.PartitionKey;
import java.util.Map;

/** The partitions that are present in the source, each with its files. */
public record Listing(Map<PartitionKey, SourcePartition> partitions) {
  public Listing {
    partitions = Map.copyOf(partitions);
  }
}
