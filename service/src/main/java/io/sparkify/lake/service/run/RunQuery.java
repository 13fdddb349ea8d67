package io.sparkify.lake.service.run;

import io.sparkify.lake.job.contract.PartitionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which runs are wanted; null for no matter. The bounds are inclusive. */
public record RunQuery(
    @Nullable PartitionKey partition,
    @Nullable RunState state,
    @Nullable RunTrigger trigger,
    Instant createdFrom,
    Instant createdTo) {

  /** None that are newer: of two bounds on the same side H2 looks for the wider one. */
  RunQuery upTo(Instant latest) {
    return latest.isBefore(createdTo)
        ? new RunQuery(partition, state, trigger, createdFrom, latest)
        : this;
  }

  /** The conditions that are asked for; others would keep a database from using its indexes. */
  String filter() {
    return (partition == null ? "" : " and partition_key = :query.partition")
        + (state == null ? "" : " and state = :query.state")
        + (trigger == null ? "" : " and run_trigger = :query.trigger");
  }

  /** What H2 must order by first to see that an index has this order. */
  String key() {
    if (partition != null) {
      return "partition_key, ";
    }
    return state != null ? "state, " : trigger != null ? "run_trigger, " : "";
  }
}
