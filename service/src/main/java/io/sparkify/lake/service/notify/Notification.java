package io.sparkify.lake.service.notify;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.RunId;
import io.sparkify.lake.job.contract.Sha256;
import io.sparkify.lake.service.outbox.Draft;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told, in the shape in which receivers get it.
 *
 * @param id the same for the same news; it comes as the header {@code webhook-id}, too
 * @param type one of {@link NoticeKind}, or {@code test}
 * @param timestamp when it happened
 */
record Notification(
    @JsonProperty("id") String id,
    @JsonProperty("type") String type,
    @JsonProperty("timestamp") Instant timestamp,
    @JsonProperty("data") Data data) {
  private static final int HASH_DIGITS = 32;

  /**
   * What it is about.
   *
   * @param partition null if it is about no single one
   * @param title a few words
   * @param cause what happened
   * @param remedy what to do about it; null if nothing is to be done
   * @param run null if no run brought it about
   * @param recoveredFrom null unless it is a recovery
   */
  record Data(
      @JsonProperty("partition") @Nullable PartitionKey partition,
      @JsonProperty("title") String title,
      @JsonProperty("cause") String cause,
      @JsonProperty("remedy") @Nullable String remedy,
      @JsonProperty("run") @Nullable RunSummary run,
      @JsonProperty("recovered_from") @Nullable Recovery recoveredFrom,
      @JsonProperty("links") Places links) {}

  /**
   * What was wrong before.
   *
   * @param runId the run that failed or was rejected; null if it was late
   */
  record Recovery(
      @JsonProperty("type") NoticeKind kind, @JsonProperty("run_id") @Nullable RunId runId) {}

  /** Where the service shows it; null for what there is none of. */
  record Places(
      @JsonProperty("run") @Nullable String run,
      @JsonProperty("log") @Nullable String log,
      @JsonProperty("partition") @Nullable String partition) {}

  static Notification of(Notice notice, Links links) {
    PartitionKey partition = notice.partition();
    return new Notification(
        notice.kind() + "-" + Sha256.of(notice.key()).substring(0, HASH_DIGITS),
        notice.kind().toString(),
        notice.at(),
        new Data(
            partition,
            notice.title(),
            notice.cause(),
            notice.remedy(),
            null,
            null,
            new Places(null, null, partition == null ? null : links.partition(partition))));
  }

  static Notification test(String id, String target, Instant at) {
    return new Notification(
        id,
        "test",
        at,
        new Data(
            null,
            "This is a test",
            "Somebody tries out whether messages reach '%s'.".formatted(target),
            null,
            null,
            null,
            new Places(null, null, null)));
  }

  Draft draft(ObjectMapper json) {
    return new Draft(id, type, write(json));
  }

  String write(ObjectMapper json) {
    try {
      return json.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Our own records can be written", e);
    }
  }
}
