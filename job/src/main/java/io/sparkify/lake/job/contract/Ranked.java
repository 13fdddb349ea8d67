package io.sparkify.lake.job.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One place of a ranking.
 *
 * @param id of a song or an artist, or the location itself
 * @param name a song's title, an artist's name, or the location; null if the tables do not say it
 * @param artist the name of a song's artist; null if the tables do not say it, and for all else
 * @param plays in the month
 */
public record Ranked(String id, @Nullable String name, @Nullable String artist, long plays) {
  /** As UTF-8, the order that SQL has on any machine. */
  private static final Comparator<String> BYTES =
      (one, other) -> Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));

  /** The most plays first; equal ones by name, those without a name last, then by id. */
  public static final Comparator<Ranked> ORDER =
      Comparator.comparingLong(Ranked::plays)
          .reversed()
          .thenComparing(Ranked::name, Comparator.nullsLast(BYTES))
          .thenComparing(Ranked::id, BYTES);
}
