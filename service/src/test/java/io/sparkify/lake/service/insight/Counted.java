package io.sparkify.lake.service.insight;

import io.sparkify.lake.job.contract.Insights;
import io.sparkify.lake.job.contract.Ranked;
import io.sparkify.lake.job.contract.Ranking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Insights as a job would count them. */
public final class Counted {
  private Counted() {}

  /** So many plays of one song, on Mondays at five, a third of them paid. */
  public static Insights plays(long plays) {
    List<List<Long>> week = new ArrayList<>();
    for (int weekday = 0; weekday < Insights.WEEKDAYS; weekday++) {
      week.add(new ArrayList<>(Collections.nCopies(Insights.HOURS, 0L)));
    }
    week.get(0).set(5, plays);
    long paid = plays / 3;
    return new Insights(
        plays,
        paid,
        plays - paid,
        plays / 2,
        2,
        3,
        week,
        one(new Ranked("S1", "Title \"1\"", "Ana", plays)),
        one(new Ranked("A1", "Ana", null, plays)),
        one(new Ranked("Paris", "Paris", null, plays)));
  }

  private static Ranking one(Ranked place) {
    return new Ranking(1, List.of(place));
  }
}
