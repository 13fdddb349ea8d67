package io.sparkify.lake.service.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;

/** How far one run is. */
public record ProgressReport(
    @JsonProperty("run_id") RunId runId,
    @JsonProperty("partition") PartitionKey partition,
    @JsonProperty("progress") ProgressView progress) {}
