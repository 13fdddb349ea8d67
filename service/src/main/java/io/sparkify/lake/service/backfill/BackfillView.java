package io.sparkify.lake.service.backfill;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A backfill as REST shows it.
 *
 * @param runs how many there are in each state
 * @param fraction of its runs that have ended; 1 if there are none
 */
@JsonNaming(SnakeCaseStrategy.class)
record BackfillView(
    UUID id,
    String from,
    String to,
    @JsonProperty("only") Which which,
    @Nullable Integer maxActive,
    String reason,
    String requestedBy,
    BackfillState state,
    Instant createdAt,
    Map<String, Long> runs,
    double fraction,
    List<String> allowedActions) {

  static BackfillView of(Backfill backfill, List<BackfillRun> runs) {
    BackfillState state = state(backfill, runs);
    long ended = runs.stream().filter(run -> !run.isActive()).count();
    return new BackfillView(
        backfill.id(),
        backfill.fromMonth(),
        backfill.toMonth(),
        backfill.selection(),
        backfill.maxActive(),
        backfill.reason(),
        backfill.requestedBy(),
        state,
        backfill.createdAt(),
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.state().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.counting())),
        runs.isEmpty() ? 1 : (double) ended / runs.size(),
        actions(state));
  }

  private static BackfillState state(Backfill backfill, List<BackfillRun> runs) {
    boolean over = runs.stream().noneMatch(BackfillRun::isActive);
    return backfill.state() != BackfillState.CANCELLED && over
        ? BackfillState.DONE
        : backfill.state();
  }

  private static List<String> actions(BackfillState state) {
    return switch (state) {
      case ACTIVE -> List.of("pause", "cancel");
      case PAUSED -> List.of("resume", "cancel");
      case CANCELLED, DONE -> List.of();
    };
  }
}
