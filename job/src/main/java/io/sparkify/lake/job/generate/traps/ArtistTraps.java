package io.sparkify.lake.job.generate.traps;

import io.sparkify.lake.job.generate.catalog.Artist;
import io.sparkify.lake.job.generate.catalog.Ids;
import io.sparkify.lake.job.generate.catalog.SongRecord;
import io.sparkify.lake.job.generate.catalog.Track;
import io.sparkify.lake.job.generate.output.Shelf;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Artists whose records disagree; the first of each group is the one to be picked. */
final class ArtistTraps {
  private final Shelf shelf;
  private final Numbers numbers;
  private final Consumer<Track> tracks;

  ArtistTraps(Shelf shelf, Numbers numbers, Consumer<Track> tracks) {
    this.shelf = shelf;
    this.numbers = numbers;
    this.tracks = tracks;
  }

  void lay() {
    lay(
        "fuller_record",
        says("Ana and the Long Name", "Oslo", 59.9, 10.7),
        says("Ana", "Oslo", null, null),
        says("Ana", "", 59.9, 10.7),
        says("Ana", null, null, null));
    lay(
        "half_coordinates",
        says("Half and Half", "Bern", null, null),
        says("Half", "", 46.9, null),
        says("Half", "", null, 7.4));
    lay(
        "shorter_name",
        says("Kate", "London", 51.5, -0.1),
        says("Kate feat. Bo", "Aachen", 50.7, 6.1),
        says("Kate & Co", "Aachen", 50.7, 6.1));
    // Three characters are more than two, although they take less room in UTF-16.
    lay(
        "shorter_name",
        says("\uD83D\uDE00\uD83D\uDE00", "Rome", 41.9, 12.5),
        says("abc", "Rome", 41.9, 12.5));
    lay(
        "smaller_name",
        says("Zed", "Turin", 45.1, 7.7),
        says("aed", "Turin", 45.1, 7.7),
        says("\u00C9ed", "Turin", 45.1, 7.7));
    lay(
        "smaller_name",
        says("\uFF5E", "Kobe", 34.7, 135.2),
        says("\uD83D\uDE00", "Kobe", 34.7, 135.2));
    lay(
        "smaller_location",
        says("Two Homes", "Aachen", 52.5, 13.4),
        says("Two Homes", "Berlin", 50.8, 6.1));
    lay("smaller_location", says("Nowhere", null, 1.5, 2.5), says("Nowhere", "", 0.5, 0.5));
    lay(
        "smaller_coordinates",
        says("Moved", "Lima", -12.1, -77.0),
        says("Moved", "Lima", -12.0, -78.0));
    lay(
        "smaller_coordinates",
        says("Moved East", "Quito", -0.2, -78.6),
        says("Moved East", "Quito", -0.2, -78.5));
    lay(
        "smaller_coordinates",
        says("Half Known", "Cusco", null, null),
        says("Half Known", "Cusco", null, -72.0),
        says("Half Known", "Cusco", -13.5, null));
  }

  private void lay(String trap, Artist... records) {
    String id = Ids.artist(numbers.take());
    shelf.expect(with(records[0], id));
    for (Artist each : List.of(records)) {
      SongRecord song = numbers.song("Disagreement", with(each, id));
      shelf.put(song);
      shelf.expect(song);
      tracks.accept(Track.of(song));
    }
    shelf.trap(trap);
  }

  private static Artist says(
      String name,
      @Nullable String location,
      @Nullable Double latitude,
      @Nullable Double longitude) {
    return new Artist("", name, location, latitude, longitude);
  }

  private static Artist with(Artist says, String id) {
    return new Artist(id, says.name(), says.location(), says.latitude(), says.longitude());
  }
}
