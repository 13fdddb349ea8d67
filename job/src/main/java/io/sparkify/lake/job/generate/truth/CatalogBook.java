package io.sparkify.lake.job.generate.truth;

import static io.sparkify.lake.job.contract.Counter.*;

import io.sparkify.lake.job.generate.catalog.Artist;
import io.sparkify.lake.job.generate.catalog.SongRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The truth about the catalog: its lines, and the rows that its makers say must come of them. */
public final class CatalogBook {
  private final Tally tally = new Tally();
  private final SortedMap<String, Long> malformed = new TreeMap<>();
  private final SortedMap<String, Long> traps = new TreeMap<>();
  private final RowDigest songs = RowDigest.empty();
  private final RowDigest artists = RowDigest.empty();

  private final Map<String, SongRecord> songRows = new HashMap<>();
  private final Map<String, String> artistNames = new HashMap<>();

  /** A well-formed record was written. */
  public void record() {
    tally.add(LINES, 1);
  }

  public void malformedLine(String trap) {
    tally.add(LINES, 1);
    tally.add(MALFORMED, 1);
    malformed.merge(trap, 1L, Long::sum);
  }

  public void trap(String name) {
    traps.merge(name, 1L, Long::sum);
  }

  /** The row of this song, whatever other records say. */
  public void song(SongRecord row) {
    tally.add(SONGS, 1);
    songs.add(TableRows.song(row));
    songRows.put(row.songId(), row);
  }

  /** The row of this artist, whatever other records say. */
  public void artist(Artist row) {
    tally.add(ARTISTS, 1);
    artists.add(TableRows.artist(row));
    artistNames.put(row.artistId(), row.name());
  }

  /** Id, title and artist's name of a song. */
  List<String> songNames(String id) {
    SongRecord song = Objects.requireNonNull(songRows.get(id), id);
    return List.of(id, song.title(), artistName(song.artist().artistId()));
  }

  String artistName(String id) {
    return Objects.requireNonNull(artistNames.get(id), id);
  }

  Truth.Catalog close() {
    tally.add(DUPLICATES, tally.of(LINES) - tally.of(MALFORMED) - tally.of(SONGS));
    return new Truth.Catalog(
        tally.counts(List.of(LINES, MALFORMED, DUPLICATES, SONGS, ARTISTS)),
        malformed,
        traps,
        songs.hex(),
        artists.hex());
  }
}
