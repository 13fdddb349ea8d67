package io.sparkify.lake.service.run;

import io.sparkify.lake.service.partition.Partition;
import java.util.Optional;

/** Knows what nobody but an operator loads, whatever a schedule or a backfill names. */
final class Unwanted {
  private Unwanted() {}

  /** In words; empty if it may be loaded. */
  static Optional<String> why(Partition partition) {
    if (partition.ignoredReason() != null) {
      return Optional.of(
          "Partition %s is left out: %s.".formatted(partition.key(), partition.ignoredReason()));
    }
    return partition.content().present()
        ? Optional.empty()
        : Optional.of("The input of partition %s is gone.".formatted(partition.key()));
  }
}
