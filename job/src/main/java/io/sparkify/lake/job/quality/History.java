package io.sparkify.lake.job.quality;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.PastMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a month is compared with: the twelve months before it that are known, or fewer. */
record History(List<PastMonth> months) {
  /** So many make a month's ordinary size; more would hide that a service grows. */
  private static final int MONTHS = 12;

  private static final int NEEDED = 3;

  History {
    months = List.copyOf(months);
  }

  static History before(LogMonth month, Collection<PastMonth> known) {
    return new History(
        known.stream()
            .filter(past -> past.month().compareTo(month) < 0)
            .sorted(Comparator.comparing(PastMonth::month).reversed())
            .limit(MONTHS)
            .toList());
  }

  /** Only months that have rows to speak of. */
  History withSongplays() {
    return new History(months.stream().filter(month -> month.songplays() > 0).toList());
  }

  boolean isEnough() {
    return months.size() >= NEEDED;
  }

  /** Why nothing is compared. */
  String shortage() {
    return "needs %d earlier months, has %d".formatted(NEEDED, months.size());
  }

  int size() {
    return months.size();
  }
}
