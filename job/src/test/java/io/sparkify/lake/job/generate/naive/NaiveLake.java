package io.sparkify.lake.job.generate.naive;

import static io.sparkify.lake.job.contract.Counter.*;
import static io.sparkify.lake.job.generate.naive.NaiveCatalog.textOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.contract.RowCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.WeekFields;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lake that must come of generated input. */
public final class NaiveLake {
  private final NaiveCatalog catalog;
  private final Map<NaiveCatalog.Sound, JsonNode> matches;
  private final Map<LogMonth, NaiveFolder> folders = new TreeMap<>();
  private final Map<LogMonth, Map<NaivePlay.Key, NaivePlay>> plays = new TreeMap<>();
  private final Map<NaivePlay.Key, Integer> copies = new HashMap<>();

  private NaiveLake(NaiveCatalog catalog) {
    this.catalog = catalog;
    this.matches = catalog.matches();
  }

  public static NaiveLake read(Path input) throws IOException {
    NaiveLake lake = new NaiveLake(NaiveCatalog.read(input.resolve("song_data")));
    Path logData = input.resolve("log_data");
    for (LogMonth month : months(logData)) {
      NaiveFolder folder = NaiveFolder.read(logData, month);
      lake.folders.put(month, folder);
      folder.plays.values().forEach(lake::add);
    }
    return lake;
  }

  private static List<LogMonth> months(Path logData) throws IOException {
    try (Stream<Path> folders = Files.walk(logData, 2)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> logData.relativize(folder).toString().replace('/', '-'))
          .filter(LogMonth::isMonth)
          .map(LogMonth::parse)
          .sorted()
          .toList();
    }
  }

  private void add(NaivePlay play) {
    plays.computeIfAbsent(play.month(), any -> new HashMap<>()).putIfAbsent(play.key(), play);
    copies.merge(play.key(), 1, Integer::sum);
  }

  /** The months that have a folder or strays. */
  public Collection<LogMonth> months() {
    TreeSet<LogMonth> months = new TreeSet<>(folders.keySet());
    months.addAll(plays.keySet());
    return months;
  }

  public RowCounts catalogCounts() {
    return catalog.counts();
  }

  public RowCounts counts(LogMonth month) {
    NaiveFolder folder = folders.getOrDefault(month, new NaiveFolder());
    Collection<NaivePlay> rows = playsOf(month);
    long found = rows.stream().mapToInt(play -> copies.getOrDefault(play.key(), 0)).sum();
    long own = folder.plays.size() - folder.strays(month);
    return RowCounts.NONE
        .with(LINES, folder.lines)
        .with(MALFORMED, folder.malformed)
        .with(SKIPPED, folder.skipped)
        .with(DUPLICATES, folder.duplicates)
        .with(PLAYS, folder.plays.size())
        .with(STRAYS_OUT, folder.strays(month))
        .with(STRAYS_IN, found - own)
        .with(DUPLICATES_ACROSS, found - rows.size())
        .with(MATCHED, rows.stream().filter(play -> match(play) != null).count())
        .with(SONGPLAYS, rows.size())
        .with(TIME, time(month).size());
  }

  private Collection<NaivePlay> playsOf(LogMonth month) {
    return plays.getOrDefault(month, Map.of()).values();
  }

  /** The rows of {@code songs, artists, users, time} and {@code songplays}. */
  public Map<String, List<NaiveRow>> tables() {
    return Map.of(
        "songs", catalog.songs(),
        "artists", catalog.artists(),
        "users", users(),
        "time", months().stream().flatMap(month -> time(month).stream()).toList(),
        "songplays", months().stream().flatMap(month -> songplays(month).stream()).toList());
  }

  /** The rows of one of them. */
  public List<NaiveRow> table(String name) {
    return tables().getOrDefault(name, List.of());
  }

  public Map<String, String> digests() {
    Map<String, String> digests = new TreeMap<>();
    tables().forEach((table, rows) -> digests.put(table, NaiveRow.digest(rows)));
    return digests;
  }

  public Map<String, String> digests(LogMonth month) {
    return Map.of(
        "songplays", NaiveRow.digest(songplays(month)), "time", NaiveRow.digest(time(month)));
  }

  private List<NaiveRow> users() {
    Map<String, NaivePlay> latest = new TreeMap<>();
    months().stream()
        .flatMap(month -> playsOf(month).stream())
        .sorted(NaivePlay.BY_TIME)
        .forEach(play -> latest.put(play.key().userId(), play));
    return latest.values().stream()
        .map(
            play ->
                NaiveRow.of(
                    play.key().userId(),
                    textOf(play.event(), "firstName"),
                    textOf(play.event(), "lastName"),
                    textOf(play.event(), "gender"),
                    textOf(play.event(), "level")))
        .toList();
  }

  private List<NaiveRow> time(LogMonth month) {
    return playsOf(month).stream()
        .map(play -> play.key().ts())
        .distinct()
        .map(
            ts -> {
              ZonedDateTime time = Instant.ofEpochMilli(ts).atZone(ZoneOffset.UTC);
              int week = time.get(WeekFields.ISO.weekOfWeekBasedYear());
              int weekday = time.get(WeekFields.ISO.dayOfWeek());
              int day = time.getDayOfMonth();
              return NaiveRow.of(
                  ts, time.getHour(), day, week, weekday, month.year(), month.month());
            })
        .toList();
  }

  private List<NaiveRow> songplays(LogMonth month) {
    return playsOf(month).stream().map(play -> songplay(play, month)).toList();
  }

  private NaiveRow songplay(NaivePlay play, LogMonth month) {
    JsonNode match = match(play);
    return NaiveRow.of(
        play.id(),
        play.key().ts(),
        play.key().userId(),
        textOf(play.event(), "level"),
        match == null ? null : textOf(match, "song_id"),
        match == null ? null : textOf(match, "artist_id"),
        play.key().sessionId(),
        textOf(play.event(), "location"),
        textOf(play.event(), "userAgent"),
        month.year(),
        month.month());
  }

  private @Nullable JsonNode match(NaivePlay play) {
    String title = textOf(play.event(), "song");
    String artist = textOf(play.event(), "artist");
    JsonNode length = play.event().path("length");
    return title == null || artist == null || !length.isNumber()
        ? null
        : matches.get(new NaiveCatalog.Sound(title, artist, length.doubleValue()));
  }
}
