package io.sparkify.lake.service.freshness;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.service.partition.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/**
 * Says in words why a month stands to its deadline as it does.
 *
 * @param ledger says how it stands there
 */
record Why(Objective objective, Snapshot snapshot, Function<LogMonth, String> ledger, Instant now) {
  String of(Standing standing) {
    LogMonth month = standing.month();
    return switch (standing.state()) {
      case EXEMPT ->
          objective.except().contains(month)
              ? "left out by freshness.except in config.yml"
              : ledger.apply(month);
      case ON_TIME, LATE -> published(standing);
      case DUE, AT_RISK ->
          now.isBefore(Objective.end(month))
              ? "the month has not ended"
              : "%s left; %s".formatted(from(now, standing.deadline()), unpublished(month));
      case MISSED ->
          "%s late; %s%s"
              .formatted(from(standing.deadline(), now), unpublished(month), unsaid(standing));
    };
  }

  private static String published(Standing standing) {
    Instant at = Objects.requireNonNull(standing.publishedAt());
    return standing.state() == MonthState.ON_TIME
        ? "published %s before its deadline".formatted(from(at, standing.deadline()))
        : "published %s after its deadline".formatted(from(standing.deadline(), at));
  }

  /** What keeps it from being published. */
  String unpublished(LogMonth month) {
    MonthFacts facts = snapshot.months().get(month);
    return facts != null && facts.whole()
        ? "it is loaded, but its input could not be looked at since the month ended"
        : ledger.apply(month);
  }

  private String unsaid(Standing standing) {
    return standing.breach() == null
            && snapshot.setAt() != null
            && standing.deadline().isBefore(snapshot.setAt())
        ? "; nobody was told, as the objective was set later"
        : "";
  }

  private static String from(Instant one, Instant other) {
    return Words.duration(Duration.between(one, other));
  }
}
