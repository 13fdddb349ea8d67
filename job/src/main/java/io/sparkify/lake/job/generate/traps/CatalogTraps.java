package io.sparkify.lake.job.generate.traps;

import static io.sparkify.lake.job.generate.traps.LineEdits.fields;
import static io.sparkify.lake.job.generate.traps.LineEdits.insertBeforeEnd;
import static io.sparkify.lake.job.generate.traps.LineEdits.join;
import static io.sparkify.lake.job.generate.traps.LineEdits.text;

import io.sparkify.lake.job.generate.catalog.SongRecord;
import io.sparkify.lake.job.generate.catalog.Track;
import io.sparkify.lake.job.generate.output.Shelf;
import io.sparkify.lake.job.generate.output.SongJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Everything that a catalog gets wrong, each once. */
public final class CatalogTraps {
  private static final List<String> NOT_INPUT =
      List.of(
          "_hidden.json",
          ".hidden.json",
          "readme.txt",
          "A/A/A/TRAAA.json.bak",
          "A/A/A/_TRAAA.json",
          "_old/A/A/A/TRAAA.json",
          ".trash/TRAAA.json");

  private final Shelf shelf;
  private final Numbers numbers;

  /**
   * @param songs the number of ordinary songs
   */
  public CatalogTraps(Shelf shelf, int songs) {
    this.shelf = shelf;
    this.numbers = new Numbers(songs);
  }

  /** Writes them all; the answer is the songs that a careless match gets wrong. */
  public List<Track> lay() {
    List<Track> tracks = new ArrayList<>();
    new SongTraps(shelf, numbers, tracks::add).lay();
    new ArtistTraps(shelf, numbers, tracks::add).lay();
    shelf.putBlank();
    SongRecord never = numbers.song("Never Was", numbers.artist("Nobody"));
    byte[] line = new SongJson().line(never);
    malformed().forEach((trap, spoil) -> shelf.putMalformed(spoil.apply(line), trap));
    for (String path : NOT_INPUT) {
      shelf.hide(path, never);
    }
    // A play of a song that only malformed lines and hidden files know has no match.
    double length = Track.of(never).length();
    tracks.add(new Track(never.artist().name(), never.title(), length, null));
    return tracks;
  }

  private static Map<String, UnaryOperator<byte[]>> malformed() {
    Map<String, UnaryOperator<byte[]>> spoils = new TreeMap<>();
    spoils.put("truncated", line -> Arrays.copyOf(line, line.length / 2));
    spoils.put("array", line -> join(text("["), line, text("]")));
    spoils.put("scalar", line -> text("\"song\""));
    spoils.put("two_objects", line -> join(line, line));
    spoils.put("garbage", line -> text("<song/>"));
    spoils.put("empty_object", line -> text("{}"));
    spoils.put("without_song_id", line -> fields(line, song -> song.remove("song_id")));
    spoils.put("empty_song_id", line -> fields(line, song -> song.put("song_id", "")));
    spoils.put("numeric_song_id", line -> fields(line, song -> song.put("song_id", 7)));
    spoils.put("null_title", line -> fields(line, song -> song.putNull("title")));
    spoils.put("numeric_title", line -> fields(line, song -> song.put("title", 7)));
    spoils.put("without_artist_id", line -> fields(line, song -> song.remove("artist_id")));
    spoils.put("text_duration", line -> fields(line, song -> song.put("duration", "200.1")));
    spoils.put("text_year", line -> fields(line, song -> song.put("year", "2001")));
    spoils.put("text_latitude", line -> fields(line, song -> song.put("artist_latitude", "1")));
    spoils.put("array_longitude", line -> fields(line, song -> song.putArray("artist_longitude")));
    spoils.put(
        "invalid_byte",
        line ->
            insertBeforeEnd(
                join(Arrays.copyOf(line, line.length - 1), text(",\"x\":\"\"}")), 0xFF));
    return spoils;
  }
}
