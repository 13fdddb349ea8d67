package io.sparkify.lake.job.generate.session;

import io.sparkify.lake.job.generate.catalog.Durations;
import io.sparkify.lake.job.generate.catalog.Track;
import io.sparkify.lake.job.generate.catalog.Words;
import java.util.List;
import java.util.SplittableRandom;

/** Chooses the songs: the popular ones by far the most often, three in ten not in the catalog. */
public final class Playlist {
  private final List<Track> popular;
  private final List<Track> tricky;

  /**
   * @param popular the catalog's songs, the most popular first
   * @param tricky those that a careless match gets wrong; may be empty
   */
  public Playlist(List<Track> popular, List<Track> tricky) {
    this.popular = List.copyOf(popular);
    this.tricky = List.copyOf(tricky);
  }

  public Track next(SplittableRandom random) {
    int dice = random.nextInt(100);
    if (dice < 70) {
      boolean careful = !tricky.isEmpty() && dice < 3;
      return careful ? Words.pick(tricky, random) : popular(random);
    }
    return dice < 76 ? nearly(random) : elsewhere(zipf(4 * popular.size(), random));
  }

  private Track popular(SplittableRandom random) {
    return popular.get(zipf(popular.size(), random));
  }

  /** A song that differs from one of the catalog in title, artist or duration only. */
  public Track nearly(SplittableRandom random) {
    Track track = popular(random);
    return switch (random.nextInt(3)) {
      case 0 -> new Track(track.artist(), track.title() + " (Live)", track.length(), null);
      case 1 -> new Track(track.artist() + " ", track.title(), track.length(), null);
      default -> {
        double length = Durations.elsewhere(random.nextInt(Durations.LIMIT));
        yield new Track(track.artist(), track.title(), length, null);
      }
    };
  }

  /** Song number {@code n} of those that the catalog does not have; always the same. */
  private static Track elsewhere(int n) {
    SplittableRandom own = new SplittableRandom(n);
    return new Track(Words.artist(own), Words.title(own), Durations.elsewhere(n), null);
  }

  /** A rank from 0 on, where rank n comes up with a probability of about 1 / (n + 1). */
  private static int zipf(int ranks, SplittableRandom random) {
    // StrictMath: the same bytes on every machine.
    double rank = StrictMath.exp(random.nextDouble() * StrictMath.log(ranks + 1.0));
    return Math.min(ranks - 1, (int) rank - 1);
  }
}
