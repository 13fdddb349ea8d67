package io.sparkify.lake.job.contract;

import java.util.List;

/**
 * What analysts ask first of one month, counted from the rows of {@code songplays} that are
 * published with it. Its size is bounded, whatever the month holds.
 *
 * @param plays rows of the month
 * @param paid plays of the level {@code paid}
 * @param free plays of the level {@code free}; the rest of the plays say neither
 * @param matched plays whose song is in the catalog
 * @param users different users
 * @param sessions different sessions, each of one user
 * @param byWeekdayAndHour plays in UTC: seven rows, Monday first, of 24 hours each
 * @param songs what was played most, of plays that are matched
 * @param artists who was played most, of plays that are matched
 * @param locations where most was played, of plays that say where
 */
public record Insights(
    long plays,
    long paid,
    long free,
    long matched,
    long users,
    long sessions,
    List<List<Long>> byWeekdayAndHour,
    Ranking songs,
    Ranking artists,
    Ranking locations) {
  public static final int WEEKDAYS = 7;
  public static final int HOURS = 24;

  public Insights {
    byWeekdayAndHour = byWeekdayAndHour.stream().map(List::copyOf).toList();
    if (byWeekdayAndHour.size() != WEEKDAYS
        || byWeekdayAndHour.stream().anyMatch(hours -> hours.size() != HOURS)) {
      throw new IllegalArgumentException("A week is seven rows of 24 hours");
    }
  }
}
