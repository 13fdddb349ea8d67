package io.sparkify.lake.service.insight;

import io.sparkify.lake.job.contract.Ranked;
import io.sparkify.lake.job.contract.Ranking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was played most. Of several months it is the sum of their lists, which is exact where all of
 * these are whole; else it says how far it can be off.
 *
 * @param different how many there are at all; null where that cannot be known
 * @param approximate whether places, or plays of a place, may be others
 * @param places the first {@value Ranking#MOST} or fewer
 */
record TopList(@Nullable Long different, boolean approximate, List<TopPlace> places) {
  /**
   * Adds up.
   *
   * @param months in their order: the newest one that has a name gives it
   */
  static TopList of(List<Ranking> months) {
    long unlisted = months.stream().mapToLong(Ranking::mostOfTheRest).sum();
    Map<String, Ranked> sums = new HashMap<>();
    Map<String, Long> more = new HashMap<>();
    for (Ranking month : months) {
      for (Ranked place : month.top()) {
        sums.merge(place.id(), place, TopList::sum);
        more.merge(place.id(), -month.mostOfTheRest(), Long::sum);
      }
    }
    boolean exact = unlisted == 0 || months.size() == 1;
    Ranking all = Ranking.of(sums.values());
    return new TopList(
        exact ? different(months, all) : null,
        !exact,
        all.top().stream()
            .map(
                place ->
                    TopPlace.of(
                        place, place.plays() + unlisted + more.getOrDefault(place.id(), 0L)))
            .toList());
  }

  /** One month may know of more than it lists; whole lists name all there are. */
  private static long different(List<Ranking> months, Ranking all) {
    return months.size() == 1 ? months.get(0).different() : all.different();
  }

  private static Ranked sum(Ranked old, Ranked newer) {
    return new Ranked(
        old.id(),
        newer.name() == null ? old.name() : newer.name(),
        newer.artist() == null ? old.artist() : newer.artist(),
        old.plays() + newer.plays());
  }
}
