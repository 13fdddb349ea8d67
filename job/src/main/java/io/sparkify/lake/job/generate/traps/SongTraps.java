package io.sparkify.lake.job.generate.traps;

import io.sparkify.lake.job.generate.catalog.Artist;
import io.sparkify.lake.job.generate.catalog.SongMatch;
import io.sparkify.lake.job.generate.catalog.SongRecord;
import io.sparkify.lake.job.generate.catalog.Track;
import io.sparkify.lake.job.generate.output.Shelf;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Songs that repeat, contradict or resemble each other. */
final class SongTraps {
  private final Shelf shelf;
  private final Numbers numbers;
  private final Consumer<Track> tracks;

  /**
   * @param tracks takes the songs that a careless match gets wrong
   */
  SongTraps(Shelf shelf, Numbers numbers, Consumer<Track> tracks) {
    this.shelf = shelf;
    this.numbers = numbers;
    this.tracks = tracks;
  }

  void lay() {
    repeated();
    sharedTitle();
    sameTitleAndArtist();
    untitled();
    twins();
    twinsOfTwoArtists();
    oneSongOfTwoArtists();
    otherTitle("One Title", "Other Title");
    // As UTF-16, the form that Java compares, the second is the smaller; as UTF-8 it is not.
    otherTitle("\uFF5E wave", "\uD83D\uDE00 smile");
    otherYears();
    otherDuration();
    manyInOneFile();
  }

  private void repeated() {
    SongRecord song = numbers.song("Echo", numbers.artist("The Repeaters"));
    shelf.put(song, song, song);
    accept(song, "repeated_record");
  }

  private void sharedTitle() {
    for (String name : List.of("First Singer", "Second Singer", "Third Singer")) {
      SongRecord song = numbers.song("Intro", numbers.artist(name));
      shelf.put(song);
      accept(song, "shared_title");
    }
  }

  private void sameTitleAndArtist() {
    Artist artist = numbers.artist("The Remixers");
    SongRecord first = numbers.song("Same Again", artist);
    SongRecord second =
        new SongRecord(numbers.songId(), first.title(), artist, numbers.duration(), 2002);
    shelf.put(first, second);
    accept(first, "same_title_and_artist");
    shelf.expect(second);
    tracks.accept(Track.of(second));
  }

  private void untitled() {
    SongRecord song = numbers.song("", numbers.artist("The Untitled"));
    shelf.put(song);
    accept(song, "empty_title");
  }

  private void twins() {
    List<String> ids = numbers.songIds(2);
    SongRecord any = numbers.song("Twin", numbers.artist("Gemini"));
    SongRecord small = with(any, ids.get(0), any.title(), any.artist());
    SongRecord large = with(any, ids.get(1), any.title(), any.artist());
    shelf.put(large, small);
    accept(small, "twin_songs");
    shelf.expect(large);
  }

  private void twinsOfTwoArtists() {
    List<String> songs = numbers.songIds(2);
    List<String> artists = numbers.artistIds(2);
    SongRecord any = numbers.song("Namesake", numbers.artist("Same Name"));
    Artist first = namesake(any.artist(), artists.get(0));
    Artist second = namesake(any.artist(), artists.get(1));
    // The smaller song has the larger artist: the song decides.
    SongRecord small = with(any, songs.get(0), any.title(), second);
    SongRecord large = with(any, songs.get(1), any.title(), first);
    shelf.put(large, small);
    accept(small, "twin_songs_of_two_artists");
    shelf.expect(large);
    shelf.expect(first);
  }

  private void oneSongOfTwoArtists() {
    List<String> artists = numbers.artistIds(2);
    SongRecord any = numbers.song("Custody", numbers.artist("Shared Name"));
    Artist first = namesake(any.artist(), artists.get(0));
    Artist second = namesake(any.artist(), artists.get(1));
    SongRecord small = with(any, any.songId(), any.title(), first);
    shelf.put(with(any, any.songId(), any.title(), second), small);
    accept(small, "song_with_two_artists");
    shelf.expect(second);
  }

  private void otherTitle(String small, String large) {
    SongRecord song = numbers.song(small, numbers.artist("The Editors"));
    SongRecord other = with(song, song.songId(), large, song.artist());
    shelf.put(other, song);
    accept(song, "titles_disagree");
    tracks.accept(Track.of(other));
  }

  private void otherYears() {
    SongRecord zero = withYear(numbers.song("Uncertain", numbers.artist("Dates Unknown")), 0);
    shelf.put(withYear(zero, 1999), zero, withYear(zero, 1985));
    accept(zero, "years_disagree");
    SongRecord none = withYear(numbers.song("Undated", numbers.artist("Dates Missing")), null);
    shelf.put(withYear(none, 0), none);
    accept(none, "years_disagree");
  }

  private void otherDuration() {
    double one = numbers.duration();
    double two = numbers.duration();
    SongRecord any = numbers.song("Edit", numbers.artist("Long and Short"));
    SongRecord small = withDuration(any, Math.min(one, two));
    SongRecord large = withDuration(any, Math.max(one, two));
    shelf.put(large, small);
    accept(small, "durations_disagree");
    tracks.accept(Track.of(large));
    SongRecord known = numbers.song("Unmeasured", numbers.artist("No Watch"));
    SongRecord unknown = withDuration(known, null);
    shelf.put(known, unknown);
    shelf.expect(unknown);
    shelf.expect(known.artist());
    shelf.trap("durations_disagree");
    tracks.accept(
        new Track(
            "No Watch", "Unmeasured", numbers.duration(), null)); // a length that no record has
    tracks.accept(Track.of(known));
  }

  private void manyInOneFile() {
    for (String end : List.of("\n", "\r\n", "\n \t\n")) {
      SongRecord first = numbers.song("Side A", numbers.artist("Album " + end.length()));
      SongRecord second = numbers.song("Side B", first.artist());
      shelf.putTogether(end, first, second);
      accept(first, "many_records_in_file");
      shelf.expect(second);
      tracks.accept(Track.of(second));
    }
  }

  private void accept(SongRecord song, String trap) {
    shelf.expect(song);
    shelf.expect(song.artist());
    shelf.trap(trap);
    tracks.accept(Track.of(song, new SongMatch(song.songId(), song.artist().artistId())));
  }

  private static Artist namesake(Artist artist, String id) {
    return new Artist(id, artist.name(), artist.location(), artist.latitude(), artist.longitude());
  }

  private static SongRecord with(SongRecord song, String id, String title, Artist artist) {
    return new SongRecord(id, title, artist, song.duration(), song.year());
  }

  private static SongRecord withYear(SongRecord song, @Nullable Integer year) {
    return new SongRecord(song.songId(), song.title(), song.artist(), song.duration(), year);
  }

  private static SongRecord withDuration(SongRecord song, @Nullable Double duration) {
    return new SongRecord(song.songId(), song.title(), song.artist(), duration, song.year());
  }
}
