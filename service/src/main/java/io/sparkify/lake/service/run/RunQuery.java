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
    Instant createdTo) {}
