package io.sparkify.lake.service.freshness;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.PartitionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A month and its deadline as REST shows them.
 *
 * @param publishedAt since when what was known of its input is in the tables; never before its end;
 *     null while it is not
 * @param breach null if it is not known to have missed its deadline, or nobody was to be told
 */
@JsonNaming(SnakeCaseStrategy.class)
record MonthFreshnessView(
    PartitionKey partition,
    MonthState state,
    Instant deadline,
    @Nullable Instant publishedAt,
    String why,
    @Nullable BreachView breach) {

  /**
   * That it missed its deadline.
   *
   * @param resolvedAt null while it is not published, nor left out
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record BreachView(Instant noticedAt, @Nullable Instant resolvedAt) {
    private static @Nullable BreachView of(@Nullable Breach breach) {
      return breach == null ? null : new BreachView(breach.noticedAt(), breach.resolvedAt());
    }
  }

  static MonthFreshnessView of(Standing standing, String why) {
    return new MonthFreshnessView(
        PartitionKey.of(standing.month()),
        standing.state(),
        standing.deadline(),
        standing.publishedAt(),
        why,
        BreachView.of(standing.breach()));
  }
}
