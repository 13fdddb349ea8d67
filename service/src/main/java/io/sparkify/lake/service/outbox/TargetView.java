package io.sparkify.lake.service.outbox;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target as REST shows it.
 *
 * @param format {@code json}, {@code slack} or {@code openlineage}
 * @param host where messages go; the rest of the address may be a secret
 * @param delivered messages since it was configured
 * @param failingSince null unless it fails
 * @param lastError what is wrong and what to do; null unless it fails
 * @param nextTryAt null unless it is left alone until then
 */
@JsonNaming(SnakeCaseStrategy.class)
record TargetView(
    String name,
    String format,
    String host,
    List<String> on,
    TargetStatus status,
    long delivered,
    long waiting,
    long givenUp,
    @Nullable Instant failingSince,
    @Nullable String lastError,
    @Nullable Instant nextTryAt,
    @Nullable Instant oldestWaitingAt,
    @Nullable Instant lastDeliveredAt,
    @Nullable Instant lastGivenUpAt) {
  static TargetView of(Target.Description target, TargetState state) {
    return new TargetView(
        target.name(),
        target.format(),
        target.host(),
        target.on(),
        state.failingSince() != null
            ? TargetStatus.FAILING
            : state.waiting() > 0 ? TargetStatus.DELIVERING : TargetStatus.IDLE,
        state.delivered(),
        state.waiting(),
        state.givenUp(),
        state.failingSince(),
        state.lastError(),
        state.nextAt(),
        state.oldestWaitingAt(),
        state.lastDeliveredAt(),
        state.lastGivenUpAt());
  }
}
