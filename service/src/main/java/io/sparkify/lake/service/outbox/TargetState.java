package io.sparkify.lake.service.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the deliveries to a target go.
 *
 * @param delivered messages since it was configured
 * @param failingSince the first of the failures since the last delivery; null if there is none
 * @param lastError null unless it fails
 * @param nextAt when it is tried again; null unless that is to be waited for
 */
record TargetState(
    String name,
    long delivered,
    long givenUp,
    @Nullable Instant failingSince,
    @Nullable String lastError,
    @Nullable Instant nextAt,
    @Nullable Instant lastDeliveredAt,
    @Nullable Instant lastGivenUpAt,
    long waiting,
    @Nullable Instant oldestWaitingAt) {

  /** One that nothing was kept for yet. */
  static TargetState none(String name) {
    return new TargetState(name, 0, 0, null, null, null, null, null, 0, null);
  }

  /** What a person should know and do about it; empty if it fails for no longer than this. */
  Optional<String> problem(String host, Duration patience, Instant now) {
    Instant since = failingSince;
    if (since == null || since.plus(patience).isAfter(now)) {
      return Optional.empty();
    }
    return Optional.of(
        "Target '%s' (%s) has taken no message since %s: %s %d wait, %d were given up; POST /notifications/%s/test shows whether it is mended."
            .formatted(name, host, since, lastError, waiting, givenUp, name));
  }
}
