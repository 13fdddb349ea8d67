package io.sparkify.lake.service.table;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much is live of one table. */
public record TableTotal(
    @JsonProperty("table") String table,
    @JsonProperty("rows") long rows,
    @JsonProperty("files") long files,
    @JsonProperty("bytes") long bytes) {}
