package io.sparkify.lake.service.overview;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.Failure;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.service.freshness.FreshnessSummary;
import io.sparkify.lake.service.lease.InstancesView;
import io.sparkify.lake.service.partition.PartitionState;
import io.sparkify.lake.service.run.Glance;
import io.sparkify.lake.service.run.Plan;
import io.sparkify.lake.service.run.PlanView;
import io.sparkify.lake.service.schedule.NextFires.NextFire;
import io.sparkify.lake.service.schedule.TickStatus;
import io.sparkify.lake.service.table.TableTotal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a first page shows.
 *
 * @param at when it was asked for
 * @param asOf when partitions, plan, schedules, tables and books were looked at; where there are
 *     thousands of partitions that may be some seconds ago
 * @param newestLoaded null while no month is loaded
 * @param freshness null while no objective is set
 */
@JsonNaming(SnakeCaseStrategy.class)
record Overview(
    Instant at,
    Instant asOf,
    @Nullable NewestView newestLoaded,
    Partitions partitions,
    PlanSummary plan,
    Glance.Runs runs,
    List<NextFire> schedules,
    InstancesView instances,
    List<TickView> ticks,
    List<TableTotal> tables,
    Books books,
    @Nullable FreshnessSummary freshness) {

  static Overview of(
      Survey survey,
      Glance.Runs runs,
      InstancesView instances,
      List<TickStatus> ticks,
      @Nullable FreshnessSummary freshness,
      Instant now) {
    return new Overview(
        now,
        survey.at(),
        NewestView.of(survey.newest(), now),
        Partitions.of(survey),
        PlanSummary.of(survey.outlook()),
        runs,
        survey.fires(),
        instances,
        ticks.stream().map(tick -> TickView.of(tick, now)).toList(),
        survey.tables(),
        Books.of(survey.books()),
        freshness);
  }

  /** The newest month that is loaded, and how long ago it was, in seconds. */
  @JsonNaming(SnakeCaseStrategy.class)
  record NewestView(PartitionKey partition, Instant loadedAt, long ageSeconds) {
    private static @Nullable NewestView of(Survey.@Nullable Newest newest, Instant now) {
      return newest == null
          ? null
          : new NewestView(
              newest.partition(),
              newest.loadedAt(),
              Duration.between(newest.loadedAt(), now).toSeconds());
    }
  }

  /**
   * How many partitions stand how.
   *
   * @param discarded the first of the rejected ones whose staged data somebody discarded: they need
   *     nobody, and wait for other content or a request
   * @param discardedTotal how many of these there are
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Partitions(
      long total,
      Map<PartitionState, Long> states,
      List<Survey.Decided> discarded,
      long discardedTotal) {
    private static Partitions of(Survey survey) {
      return new Partitions(
          survey.states().values().stream().mapToLong(Long::longValue).sum(),
          survey.states(),
          survey.discarded().first(),
          survey.discarded().total());
    }
  }

  /**
   * What is loaded next and why, and what waits and for what; the first of both.
   *
   * @param predictedSeconds of all that is loaded next; null while nothing foretells it
   * @param problem why the source could not be listed last time; null if it could
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record PlanSummary(
      List<PlanView.ActionView> next,
      int nextTotal,
      List<Plan.Waiting> waiting,
      int waitingTotal,
      @Nullable Long predictedSeconds,
      List<String> notes,
      boolean autoLoad,
      @Nullable Failure problem) {
    private static PlanSummary of(Survey.Outlook outlook) {
      return new PlanSummary(
          outlook.next(),
          outlook.nextTotal(),
          outlook.waiting(),
          outlook.waitingTotal(),
          outlook.predictedSeconds(),
          outlook.notes(),
          outlook.autoLoad(),
          outlook.problem());
    }
  }

  /**
   * How a tick goes.
   *
   * @param problem what a person should know; null if it goes well
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record TickView(String name, boolean healthy, Instant lastEnd, @Nullable String problem) {
    private static TickView of(TickStatus tick, Instant now) {
      String problem = tick.problem(now).orElse(null);
      return new TickView(tick.name(), problem == null, tick.lastEnd(), problem);
    }
  }

  /** Whether every line of what is loaded is accounted for, and where not, the difference. */
  record Books(boolean balanced, int loaded, Map<String, String> unbalanced) {
    private static Books of(Survey.Ledgers books) {
      Map<String, String> unbalanced = new TreeMap<>();
      books.unbalanced().forEach((partition, words) -> unbalanced.put(partition.value(), words));
      return new Books(books.balanced(), books.loaded(), unbalanced);
    }
  }
}
