package io.sparkify.lake.service.insight;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.sparkify.lake.job.contract.Insights;
import io.sparkify.lake.job.contract.PartitionKey;
import io.sparkify.lake.job.contract.Ranking;
import io.sparkify.lake.job.contract.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What analysts ask first, over all months that are loaded and asked for.
 *
 * @param paid plays of the level {@code paid}
 * @param free plays of the level {@code free}; the rest of the plays say neither
 * @param matched plays whose song is in the catalog
 * @param matchedShare of the plays, 0 to 1; null without plays
 * @param months by time; users and sessions of several months do not add up
 * @param withoutInsights months that a job loaded which did not count yet: nothing here knows them
 * @param byWeekdayAndHour plays in UTC: seven rows, Monday first, of 24 hours each
 */
@JsonNaming(SnakeCaseStrategy.class)
record InsightsView(
    long plays,
    long paid,
    long free,
    long matched,
    @Nullable Double matchedShare,
    List<Month> months,
    List<PartitionKey> withoutInsights,
    List<List<Long>> byWeekdayAndHour,
    TopList songs,
    TopList artists,
    TopList locations) {

  /** One of them. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Month(
      PartitionKey partition,
      RunId runId,
      long plays,
      long paid,
      long free,
      long matched,
      long users,
      long sessions) {
    static Month of(LoadedMonth month, Insights counted) {
      return new Month(
          month.partition(),
          month.runId(),
          counted.plays(),
          counted.paid(),
          counted.free(),
          counted.matched(),
          counted.users(),
          counted.sessions());
    }
  }

  /** Adds up months in their order. */
  static InsightsView of(List<LoadedMonth> loaded) {
    List<Month> months = new ArrayList<>();
    List<Insights> counted = new ArrayList<>();
    List<PartitionKey> without = new ArrayList<>();
    for (LoadedMonth month : loaded) {
      Insights insights = month.insights();
      if (insights == null) {
        without.add(month.partition());
      } else {
        months.add(Month.of(month, insights));
        counted.add(insights);
      }
    }
    long plays = sum(counted, Insights::plays);
    long matched = sum(counted, Insights::matched);
    return new InsightsView(
        plays,
        sum(counted, Insights::paid),
        sum(counted, Insights::free),
        matched,
        plays == 0 ? null : (double) matched / plays,
        List.copyOf(months),
        List.copyOf(without),
        week(counted),
        top(counted, Insights::songs),
        top(counted, Insights::artists),
        top(counted, Insights::locations));
  }

  private static List<List<Long>> week(List<Insights> counted) {
    return IntStream.range(0, Insights.WEEKDAYS)
        .mapToObj(weekday -> hours(counted, weekday).toList())
        .toList();
  }

  private static Stream<Long> hours(List<Insights> counted, int weekday) {
    return IntStream.range(0, Insights.HOURS)
        .mapToObj(hour -> sum(counted, each -> each.byWeekdayAndHour().get(weekday).get(hour)));
  }

  private static long sum(List<Insights> counted, ToLongFunction<Insights> amount) {
    return counted.stream().mapToLong(amount).sum();
  }

  private static TopList top(List<Insights> counted, Function<Insights, Ranking> list) {
    return TopList.of(counted.stream().map(list).toList());
  }
}
