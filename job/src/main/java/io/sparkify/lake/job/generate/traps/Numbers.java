package io.sparkify.lake.job.generate.traps;

import io.sparkify.lake.job.generate.catalog.Artist;
import io.sparkify.lake.job.generate.catalog.Durations;
import io.sparkify.lake.job.generate.catalog.Ids;
import io.sparkify.lake.job.generate.catalog.SongRecord;
import java.util.List;
import java.util.stream.Stream;

/** Hands out ids and durations that no ordinary song has. */
final class Numbers {
  private long next;

  Numbers(long first) {
    next = first;
  }

  long take() {
    return next++;
  }

  /** So many new song ids, the smallest first. */
  List<String> songIds(int count) {
    return Stream.generate(() -> Ids.song(next++)).limit(count).sorted().toList();
  }

  String songId() {
    return Ids.song(next++);
  }

  /** So many new artist ids, the smallest first. */
  List<String> artistIds(int count) {
    return Stream.generate(() -> Ids.artist(next++)).limit(count).sorted().toList();
  }

  /** An artist whose record says everything. */
  Artist artist(String name) {
    return new Artist(Ids.artist(next++), name, "Växjö, Sweden", 56.87767, 14.80906);
  }

  double duration() {
    return Durations.inCatalog(next++);
  }

  /** A song with an id and a duration of its own. */
  SongRecord song(String title, Artist artist) {
    return new SongRecord(songId(), title, artist, duration(), 2001);
  }
}
