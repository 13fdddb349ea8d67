package io.sparkify.lake.job.generate.naive;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.RowCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalog's two tables, and what plays are matched with. */
final class NaiveCatalog {
  private static final Comparator<@Nullable String> TEXT =
      Comparator.nullsFirst(
          (one, two) ->
              Arrays.compareUnsigned(
                  one.getBytes(StandardCharsets.UTF_8), two.getBytes(StandardCharsets.UTF_8)));
  private static final Comparator<@Nullable Double> NUMBER =
      Comparator.nullsFirst(Comparator.<Double>naturalOrder());
  private static final Comparator<JsonNode> SONG =
      text("title")
          .thenComparing(text("artist_id"))
          .thenComparing(number("year"))
          .thenComparing(number("duration"));
  private static final Comparator<JsonNode> ARTIST =
      Comparator.comparingInt(NaiveCatalog::fullness)
          .reversed()
          .thenComparingInt(record -> codePoints(textOf(record, "artist_name")))
          .thenComparing(text("artist_name"))
          .thenComparing(text("artist_location"))
          .thenComparing(number("artist_latitude"))
          .thenComparing(number("artist_longitude"));
  private static final Comparator<JsonNode> MATCH =
      text("song_id").thenComparing(text("artist_id"));

  private final List<JsonNode> records = new ArrayList<>();
  private long malformed;

  record Sound(String title, String artist, double length) {}

  static NaiveCatalog read(Path root) throws IOException {
    NaiveCatalog catalog = new NaiveCatalog();
    for (Path file : NaiveFiles.input(root, ".*\\.json")) {
      for (byte[] line : NaiveFiles.lines(file)) {
        NaiveFiles.object(line)
            .filter(NaiveCatalog::isRecord)
            .ifPresentOrElse(catalog.records::add, () -> catalog.malformed++);
      }
    }
    return catalog;
  }

  private static boolean isRecord(JsonNode record) {
    if (!record.path("title").isTextual()) {
      return false;
    }
    for (String name : List.of("song_id", "artist_id")) {
      if (!record.path(name).isTextual() || record.path(name).textValue().isEmpty()) {
        return false;
      }
    }
    for (String name : List.of("duration", "year", "artist_latitude", "artist_longitude")) {
      if (record.hasNonNull(name) && !record.path(name).isNumber()) {
        return false;
      }
    }
    return true;
  }

  RowCounts counts() {
    return RowCounts.NONE
        .with(Counter.LINES, records.size() + malformed)
        .with(Counter.MALFORMED, malformed)
        .with(Counter.DUPLICATES, records.size() - songs().size())
        .with(Counter.SONGS, songs().size())
        .with(Counter.ARTISTS, artists().size());
  }

  List<NaiveRow> songs() {
    return picked("song_id", SONG).values().stream()
        .map(
            song ->
                NaiveRow.of(
                    textOf(song, "song_id"),
                    textOf(song, "title"),
                    textOf(song, "artist_id"),
                    song.hasNonNull("year") ? song.path("year").intValue() : null,
                    numberOf(song, "duration")))
        .toList();
  }

  List<NaiveRow> artists() {
    return picked("artist_id", ARTIST).values().stream()
        .map(
            artist ->
                NaiveRow.of(
                    textOf(artist, "artist_id"),
                    textOf(artist, "artist_name"),
                    textOf(artist, "artist_location"),
                    numberOf(artist, "artist_latitude"),
                    numberOf(artist, "artist_longitude")))
        .toList();
  }

  /** The song that a play of this sound is of. */
  Map<Sound, JsonNode> matches() {
    Map<Sound, JsonNode> matches = new HashMap<>();
    for (JsonNode record : records) {
      String artist = textOf(record, "artist_name");
      Double duration = numberOf(record, "duration");
      if (artist != null && duration != null) {
        Sound sound = new Sound(record.path("title").textValue(), artist, duration);
        matches.merge(sound, record, (one, two) -> MATCH.compare(one, two) <= 0 ? one : two);
      }
    }
    return matches;
  }

  private Map<String, JsonNode> picked(String id, Comparator<JsonNode> rule) {
    return records.stream()
        .collect(
            Collectors.toMap(
                record -> record.path(id).textValue(),
                Function.identity(),
                (one, two) -> rule.compare(one, two) <= 0 ? one : two,
                TreeMap::new));
  }

  private static int fullness(JsonNode record) {
    String location = textOf(record, "artist_location");
    boolean placed = record.hasNonNull("artist_latitude") && record.hasNonNull("artist_longitude");
    return (location == null || location.isEmpty() ? 0 : 1) + (placed ? 1 : 0);
  }

  private static int codePoints(@Nullable String text) {
    return text == null ? 0 : text.codePointCount(0, text.length());
  }

  private static Comparator<JsonNode> text(String name) {
    return (one, two) -> TEXT.compare(textOf(one, name), textOf(two, name));
  }

  private static Comparator<JsonNode> number(String name) {
    return (one, two) -> NUMBER.compare(numberOf(one, name), numberOf(two, name));
  }

  static @Nullable String textOf(JsonNode object, String name) {
    return object.path(name).textValue();
  }

  private static @Nullable Double numberOf(JsonNode object, String name) {
    return object.hasNonNull(name) ? object.path(name).doubleValue() : null;
  }
}
