package io.sparkify.lake.service.partition;

import io.sparkify.lake.job.contract.PartitionKey;

/** A difference between the source and what the ledger knew of it. */
public record LedgerChange(PartitionKey partition, Kind kind) {

  /** What happened to the input. */
  public enum Kind {
    APPEARED,
    CHANGED,
    VANISHED,
    /** It had vanished. */
    RETURNED
  }
}
