package io.sparkify.lake.service.lineage;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sparkify.lake.job.contract.RunId;
import java.time.Instant;

/**
 * What is kept of an event until it is delivered; the rest is read from the database then.
 *
 * @param type of OpenLineage: {@code START}, {@code RUNNING}, {@code COMPLETE}, {@code FAIL} or
 *     {@code ABORT}
 */
record LineageNews(
    @JsonProperty("run_id") RunId runId,
    @JsonProperty("type") String type,
    @JsonProperty("at") Instant at) {}
