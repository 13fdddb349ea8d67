package io.sparkify.lake.service.run;

import io.sparkify.lake.service.partition.Partition;
import java.util.Collection;
import java.util.List;

/**
 * All that the plan of now follows from.
 *
 * @param queued the runs that wait to be claimed, or would if somebody asked for them
 * @param previous the last batch that was claimed
 */
record Queue(
    Collection<Partition> ledger,
    Collection<Run> queued,
    Admission admission,
    PreviousBatch previous) {
  Queue {
    ledger = List.copyOf(ledger);
    queued = List.copyOf(queued);
  }
}
