package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.PartitionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a month was not published before its deadline.
 *
 * @param noticedAt when the service saw that, and said so
 * @param resolvedAt when it saw the month published, or left out; null while it waits for that
 */
public record Breach(
    PartitionKey partitionKey, Instant deadline, Instant noticedAt, @Nullable Instant resolvedAt) {

  boolean isOpen() {
    return resolvedAt == null;
  }

  Breach resolved(Instant at) {
    return new Breach(partitionKey, deadline, noticedAt, at);
  }
}
