package io.sparkify.lake.job.generate.truth;

import io.sparkify.lake.job.generate.catalog.SongMatch;
import io.sparkify.lake.job.generate.session.Play;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the queries of {@code docs/queries} must answer, added up while plays are made. Grows with
 * songs, users and places, and not with events.
 */
final class Answers {
  private final Ranking songs = new Ranking();
  private final Ranking artists = new Ranking();
  private final Ranking locations = new Ranking();
  private final SortedMap<Integer, Long> hours = new TreeMap<>();
  private final SortedMap<Integer, Long> weekdays = new TreeMap<>();
  private final MonthAudience audience = new MonthAudience();
  private final LevelHistory levels = new LevelHistory();

  /** A play, in the order of time. */
  void play(Play play) {
    SongMatch match = play.track().match();
    if (match != null) {
      songs.add(match.songId());
      artists.add(match.artistId());
    }
    String location = play.visitor().location();
    if (location != null) {
      locations.add(location);
    }
    ZonedDateTime time = Instant.ofEpochMilli(play.ts()).atZone(ZoneOffset.UTC);
    hours.merge(time.getHour(), 1L, Long::sum);
    weekdays.merge(time.getDayOfWeek().getValue(), 1L, Long::sum);
    audience.add(play);
    levels.add(play);
  }

  /** The rows of each query's answer in their order, by the name of its file. */
  Map<String, List<List<String>>> close(CatalogBook catalog) {
    Map<String, List<List<String>>> answers = new TreeMap<>();
    answers.put("most_played_songs", ranked(songs, catalog::songNames));
    answers.put("most_played_artists", ranked(artists, id -> List.of(id, catalog.artistName(id))));
    answers.put("top_locations", ranked(locations, List::of));
    answers.put("plays_by_hour", rows(hours));
    answers.put("plays_by_weekday", rows(weekdays));
    answers.put("paid_and_free", audience.levels());
    answers.put("sessions", audience.sessions());
    answers.put("users_who_changed_level", levels.changed());
    return answers;
  }

  /** What an answer says of something that has a place. */
  private interface Names {
    List<String> of(String id);
  }

  private static List<List<String>> ranked(Ranking ranking, Names names) {
    return ranking.top().stream().map(place -> row(place, names)).toList();
  }

  private static List<String> row(Ranking.Place place, Names names) {
    List<String> row = new ArrayList<>();
    row.add(Long.toString(place.place()));
    row.addAll(names.of(place.name()));
    row.add(Long.toString(place.count()));
    return List.copyOf(row);
  }

  private static List<List<String>> rows(SortedMap<Integer, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> List.of(count.getKey().toString(), count.getValue().toString()))
        .toList();
  }
}
