package io.sparkify.lake.service.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows which actions REST takes for a run that stands like this. */
final class AllowedActions {
  private static final String CANCEL = "cancel";
  private static final String RETRY = "retry";

  private AllowedActions() {}

  static List<String> of(RunDetails details) {
    @Nullable Held held = details.held();
    return switch (details.run().state()) {
      case QUEUED -> details.run().notBefore() == null ? List.of(CANCEL) : List.of(CANCEL, RETRY);
      case STARTING, RUNNING -> details.cancellation() == null ? List.of(CANCEL) : List.of();
      case SUCCEEDED -> List.of();
      case FAILED, CANCELLED -> List.of(RETRY);
      case REJECTED ->
          held != null && held.waits() ? List.of("approve", "discard", RETRY) : List.of(RETRY);
    };
  }
}
