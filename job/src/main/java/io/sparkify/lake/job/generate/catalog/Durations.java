package io.sparkify.lake.job.generate.catalog;

/**
 * Lengths between one minute and six and a half, each given to one song only: so nothing matches by
 * chance, and the truth about matches is known without looking.
 */
public final class Durations {
  private static final int BITS = 24;

  /** How many different songs there can be. */
  public static final int LIMIT = 1 << BITS;

  private Durations() {}

  /** Of the catalog's song number {@code n}; no other song has it. */
  public static double inCatalog(long n) {
    return seconds(2 * scatter(n));
  }

  /** Of a song that is not in the catalog, so that no song of the catalog has it. */
  public static double elsewhere(long n) {
    return seconds(2 * scatter(n) + 1);
  }

  private static long scatter(long n) {
    return (n * 0x9E3779B1L) & (LIMIT - 1); // an odd factor: one to one
  }

  private static double seconds(long code) {
    return (6_000_000 + code) / 1e5;
  }
}
