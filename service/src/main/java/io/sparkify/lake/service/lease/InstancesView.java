package io.sparkify.lake.service.lease;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The instance that was asked, and the one that writes.
 *
 * @param instance the id of the one that was asked
 * @param isWriter whether it writes; false, too, if it could not reach the database lately
 */
public record InstancesView(
    @JsonProperty("instance") String instance,
    @JsonProperty("host") String host,
    @JsonProperty("is_writer") boolean isWriter,
    @JsonProperty("writer") WriterView writer) {}
