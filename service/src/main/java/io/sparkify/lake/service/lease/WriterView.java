package io.sparkify.lake.service.lease;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who writes, as REST shows it.
 *
 * @param instance null while nobody does, as are host and since
 * @param since by that instance's clock
 */
public record WriterView(
    @JsonProperty("instance") @Nullable String instance,
    @JsonProperty("host") @Nullable String host,
    @JsonProperty("token") long token,
    @JsonProperty("since") @Nullable Instant since) {
  static WriterView of(LeaseRow row) {
    return new WriterView(row.holder(), row.host(), row.token(), row.takenAt());
  }
}
