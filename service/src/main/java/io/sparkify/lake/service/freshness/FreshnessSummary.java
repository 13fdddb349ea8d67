package io.sparkify.lake.service.freshness;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How all months together stand to their deadlines.
 *
 * @param objective in words
 * @param months how many are in which state; every state is named
 * @param missed those that are not published though their deadline passed; the newest of them
 * @param oldestBreachSeconds since the oldest deadline that was missed, told of, and is not made
 *     good; null if there is none
 * @param nextDeadline of a month that is not published yet; null if there is none
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FreshnessSummary(
    String objective,
    Map<MonthState, Long> months,
    List<PartitionKey> missed,
    @Nullable Long oldestBreachSeconds,
    @Nullable Instant nextDeadline,
    @Nullable Long nextDeadlineSeconds) {
  private static final int FEW = 10;

  static FreshnessSummary of(Objective objective, List<Standing> standings, Instant now) {
    Map<MonthState, Long> months = new EnumMap<>(MonthState.class);
    Stream.of(MonthState.values()).forEach(state -> months.put(state, 0L));
    standings.forEach(standing -> months.merge(standing.state(), 1L, Long::sum));
    @Nullable Instant next =
        earliest(standings, standing -> standing.isAhead(now) ? standing.deadline() : null);
    return new FreshnessSummary(
        objective.text(),
        months,
        standings.stream()
            .filter(standing -> standing.state() == MonthState.MISSED)
            .limit(FEW)
            .map(standing -> PartitionKey.of(standing.month()))
            .toList(),
        seconds(earliest(standings, FreshnessSummary::openSince), now),
        next,
        next == null ? null : Duration.between(now, next).toSeconds());
  }

  private static @Nullable Instant openSince(Standing standing) {
    Breach breach = standing.breach();
    return breach != null && breach.isOpen() ? breach.deadline() : null;
  }

  private static @Nullable Instant earliest(
      List<Standing> standings, Function<Standing, @Nullable Instant> time) {
    Optional<Instant> earliest =
        standings.stream()
            .map(time)
            .filter(Objects::nonNull)
            .min((one, other) -> one.compareTo(other));
    return earliest.orElse(null);
  }

  private static @Nullable Long seconds(@Nullable Instant since, Instant now) {
    return since == null ? null : Duration.between(since, now).toSeconds();
  }
}
