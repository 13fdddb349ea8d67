package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.FailureKind;
import io.sparkify.lake.job.contract.Fingerprint;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.SourceFile;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A source whose files are what a test says. */
public final class FakeSource implements PartitionSource {
  public static final Failure MISSING =
      new Failure(
          FailureKind.BAD_CONFIGURATION,
          "source_missing",
          "The input is not there",
          "There is no folder of log data at file:/gone.",
          "Put it back.",
          "");

  private final Map<PartitionKey, SourcePartition> partitions = new HashMap<>();
  private boolean away;

  public void put(String partition, Instant newestAt, SourceFile... files) {
    partitions.put(PartitionKey.parse(partition), new SourcePartition(List.of(files), newestAt));
  }

  /** Of what is there now. */
  public Fingerprint fingerprint(PartitionKey partition) {
    return Fingerprint.of(Objects.requireNonNull(partitions.get(partition)).files());
  }

  public void remove(String partition) {
    partitions.remove(PartitionKey.parse(partition));
  }

  public void goAway() {
    away = true;
  }

  public void comeBack() {
    away = false;
  }

  @Override
  public Listing list() throws SourceUnavailableException {
    if (away) {
      throw new SourceUnavailableException(MISSING, new IOException("gone"));
    }
    return new Listing(partitions);
  }
}
