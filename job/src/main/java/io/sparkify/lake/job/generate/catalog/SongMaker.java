package io.sparkify.lake.job.generate.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the catalog's ordinary songs: two artists for three songs, all records in agreement. */
public final class SongMaker {
  private final SplittableRandom random;
  private final List<Artist> artists = new ArrayList<>();

  public SongMaker(SplittableRandom random) {
    this.random = random;
  }

  /** Makes every artist that {@code songs} songs need. */
  public List<Artist> artists(int songs) {
    for (int n = 0; n < Math.max(1, (int) (songs * 2L / 3)); n++) {
      artists.add(artist(n));
    }
    return List.copyOf(artists);
  }

  /** Song number {@code n}; the first ones have an artist each. */
  public SongRecord song(int n) {
    Artist artist = n < artists.size() ? artists.get(n) : Words.pick(artists, random);
    int year = random.nextInt(5) < 2 ? 0 : 1950 + random.nextInt(68);
    return new SongRecord(Ids.song(n), Words.title(random), artist, Durations.inCatalog(n), year);
  }

  private Artist artist(long n) {
    String location = random.nextInt(5) < 2 ? "" : Words.place(random);
    String name = Words.artist(random);
    if (random.nextInt(5) < 3) {
      return new Artist(Ids.artist(n), name, location, null, null);
    }
    return new Artist(Ids.artist(n), name, location, degrees(90), degrees(180));
  }

  private double degrees(int limit) {
    return random.nextInt(-limit * 100_000, limit * 100_000) / 1e5;
  }
}
