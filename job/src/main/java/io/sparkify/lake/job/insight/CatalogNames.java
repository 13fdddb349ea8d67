package io.sparkify.lake.job.insight;

import io.sparkify.lake.job.contract.ParquetColumns;
import io.sparkify.lake.job.contract.Ranked;
import io.sparkify.lake.job.lake.AtOnce;
import io.sparkify.lake.job.lake.LakeFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** What songs and artists are called, by the tables of one catalog. */
public final class CatalogNames {
  // Where songs lie by artist, only their folder says whose they are.
  private static final Pattern ARTIST_FOLDER = Pattern.compile("/artist_id=([^/]+)/");
  private static final Pattern ESCAPED = Pattern.compile("%(\\p{XDigit}{2})");
  private static final int HEXADECIMAL = 16;

  private final Map<Binary, Song> songs = new HashMap<>();
  private final Map<String, String> artists = new HashMap<>();
  private long faults;

  private CatalogNames() {}

  private record Song(@Nullable String title, @Nullable String artistId) {
    static final Song UNKNOWN = new Song(null, null);
  }

  /** Reads the files of {@code songs} and {@code artists}. */
  public static CatalogNames read(LakeFiles lake, List<String> songFiles, List<String> artistFiles)
      throws IOException {
    CatalogNames names = new CatalogNames();
    AtOnce.read(songFiles, file -> new CatalogNames().readSongs(lake, file)).forEach(names::add);
    AtOnce.read(artistFiles, file -> new CatalogNames().readArtists(lake, file))
        .forEach(names::add);
    return names;
  }

  private void add(CatalogNames others) {
    others.songs.forEach((id, song) -> faults += songs.put(id, song) == null ? 0 : 1);
    faults += others.faults;
    artists.putAll(others.artists);
  }

  private CatalogNames readSongs(LakeFiles lake, String file) throws IOException {
    Matcher folder = ARTIST_FOLDER.matcher(file);
    String ofAll = folder.find() ? unescaped(folder.group(1)) : null;
    try (ParquetColumns rows = lake.columns(file, "song_id", "title", "artist_id")) {
      while (rows.next()) {
        Binary id = rows.text(0);
        Song song = new Song(text(rows.text(1)), ofAll == null ? text(rows.text(2)) : ofAll);
        faults += id == null || songs.put(id.copy(), song) != null ? 1 : 0;
      }
    }
    return this;
  }

  private CatalogNames readArtists(LakeFiles lake, String file) throws IOException {
    try (ParquetColumns rows = lake.columns(file, "artist_id", "name")) {
      while (rows.next()) {
        String id = text(rows.text(0));
        String name = text(rows.text(1));
        if (id != null && name != null) {
          artists.put(id, name);
        }
      }
    }
    return this;
  }

  /** Whether there is a song with this id. */
  public boolean has(Binary songId) {
    return songs.containsKey(songId);
  }

  /** Rows of {@code songs} that repeat an id, or have none. */
  public long faults() {
    return faults;
  }

  Ranked song(String id, long plays) {
    Song song = songs.getOrDefault(Binary.fromString(id), Song.UNKNOWN);
    String artist = song.artistId() == null ? null : artists.get(song.artistId());
    return new Ranked(id, song.title(), artist, plays);
  }

  Ranked artist(String id, long plays) {
    return new Ranked(id, artists.get(id), null, plays);
  }

  private static @Nullable String text(@Nullable Binary value) {
    return value == null ? null : value.toStringUsingUTF8();
  }

  private static String unescaped(String folder) {
    return ESCAPED
        .matcher(folder)
        .replaceAll(
            each ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(each.group(1), HEXADECIMAL))));
  }
}
