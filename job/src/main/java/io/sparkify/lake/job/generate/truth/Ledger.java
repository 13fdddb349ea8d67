package io.sparkify.lake.job.generate.truth;

import static io.sparkify.lake.job.contract.Counter.*;

import io.sparkify.lake.job.contract.Counter;
import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.session.Play;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** The truth about all months; it grows with months and users, not with events. */
public final class Ledger {
  private static final BinaryOperator<Play> LATER = BinaryOperator.maxBy(Play.BY_TIME);

  private final SortedMap<LogMonth, MonthBook> months = new TreeMap<>();
  private final Map<String, Play> latest = new HashMap<>();
  private final RowDigest time = RowDigest.empty();
  private final RowDigest songplays = RowDigest.empty();
  private final Answers answers = new Answers();
  private final List<LogMonth> folders;
  private final CatalogBook catalog;
  private long last = Long.MIN_VALUE;

  public Ledger(List<LogMonth> folders, CatalogBook catalog) {
    this.folders = List.copyOf(folders);
    this.catalog = catalog;
  }

  /** A play, in the order of time, with the folder of each line that says it. */
  public void play(Play play, List<LogMonth> lines) {
    if (play.ts() < last) {
      throw new IllegalStateException("Plays must come in the order of time: " + play);
    }
    songplays.add(TableRows.songplay(play));
    answers.play(play);
    if (play.ts() > last) {
      time.add(TableRows.time(play.ts()));
      last = play.ts();
    }
    latest.merge(play.visitor().userId(), play, LATER);
    LogMonth home = LogMonth.of(Instant.ofEpochMilli(play.ts()));
    Map<LogMonth, Integer> copies = new HashMap<>();
    lines.forEach(folder -> copies.merge(folder, 1, Integer::sum));
    copies.forEach((folder, count) -> book(folder).found(count, !folder.equals(home)));
    book(home).row(play, copies.size(), copies.size() - (copies.containsKey(home) ? 1 : 0));
  }

  public void skippedLine(LogMonth folder) {
    book(folder).skippedLine();
  }

  public void malformedLine(LogMonth folder, String trap) {
    book(folder).malformedLine(trap);
  }

  /** A trap that is not a malformed line was laid. */
  public void trap(LogMonth folder, String name) {
    book(folder).trap(name);
  }

  /** The whole truth, once everything is made. */
  public Truth close(Truth.Arguments arguments) {
    folders.forEach(this::book);
    List<Truth.Month> closed = new ArrayList<>();
    months.forEach((month, book) -> closed.add(book.close(month, folders.contains(month))));
    RowDigest users = RowDigest.empty();
    SortedMap<String, Long> levels = new TreeMap<>();
    for (Play play : latest.values()) {
      users.add(TableRows.user(play));
      levels.merge(play.level().toString(), 1L, Long::sum);
    }
    Truth.Catalog songs = catalog.close();
    Truth.Totals totals =
        new Truth.Totals(
            songs.rowCounts().get(SONGS),
            songs.rowCounts().get(ARTISTS),
            users.rows(),
            levels,
            time.rows(),
            songplays.rows(),
            sum(MATCHED));
    SortedMap<String, String> digests = new TreeMap<>();
    digests.put("songs", songs.songs());
    digests.put("artists", songs.artists());
    digests.put("users", users.hex());
    digests.put("time", time.hex());
    digests.put("songplays", songplays.hex());
    return new Truth(arguments, songs, closed, totals, digests, answers.close(catalog));
  }

  private MonthBook book(LogMonth month) {
    return months.computeIfAbsent(month, any -> new MonthBook());
  }

  private long sum(Counter counter) {
    return months.values().stream().mapToLong(book -> book.count(counter)).sum();
  }
}
