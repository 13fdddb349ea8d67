package io.sparkify.lake.service.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One move of a run, as listeners are told.
 *
 * @param streamPosition where it stands among all moves; each is one more than the one before
 * @param from null for the first
 * @param state the one that it moved to
 * @param attempt the number of the newest attempt then; null before the first
 */
public record RunMove(
    @JsonProperty("id") long streamPosition,
    @JsonProperty("run_id") RunId runId,
    @JsonProperty("partition") PartitionKey partition,
    @JsonProperty("trigger") String trigger,
    @JsonProperty("from") @Nullable String from,
    @JsonProperty("state") String state,
    @JsonProperty("reason") String reason,
    @JsonProperty("at") Instant at,
    @JsonProperty("attempt") @Nullable Integer attempt) {}
