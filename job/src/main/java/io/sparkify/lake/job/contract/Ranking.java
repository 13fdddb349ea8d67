package io.sparkify.lake.job.contract;

import java.util.Collection;
import java.util.List;

/**
 * What was played most.
 *
 * @param different how many there are at all
 * @param top the first of them, in the order of {@link Ranked#ORDER}; {@link #MOST} or fewer
 */
public record Ranking(long different, List<Ranked> top) {
  /** So many places are kept. */
  public static final int MOST = 20;

  public Ranking {
    top = List.copyOf(top);
  }

  public static Ranking of(Collection<Ranked> all) {
    return new Ranking(all.size(), all.stream().sorted(Ranked.ORDER).limit(MOST).toList());
  }

  /** More plays than this has nothing that is not listed. */
  public long mostOfTheRest() {
    return different > top.size() ? top.get(top.size() - 1).plays() : 0;
  }
}
