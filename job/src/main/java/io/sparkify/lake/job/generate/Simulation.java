package io.sparkify.lake.job.generate;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.catalog.SongMaker;
import io.sparkify.lake.job.generate.catalog.SongRecord;
import io.sparkify.lake.job.generate.catalog.Track;
import io.sparkify.lake.job.generate.listener.Listeners;
import io.sparkify.lake.job.generate.output.LogBook;
import io.sparkify.lake.job.generate.output.Shelf;
import io.sparkify.lake.job.generate.output.Spots;
import io.sparkify.lake.job.generate.session.EventSink;
import io.sparkify.lake.job.generate.session.MonthSessions;
import io.sparkify.lake.job.generate.session.Playlist;
import io.sparkify.lake.job.generate.session.SessionIds;
import io.sparkify.lake.job.generate.session.Tide;
import io.sparkify.lake.job.generate.traps.CatalogTraps;
import io.sparkify.lake.job.generate.traps.DirtyLog;
import io.sparkify.lake.job.generate.traps.MonthTraps;
import io.sparkify.lake.job.generate.truth.CatalogBook;
import io.sparkify.lake.job.generate.truth.Ledger;
import io.sparkify.lake.job.generate.truth.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Makes a catalog, the events of some months, and the truth about them: the table of contents. */
public final class Simulation {
  private final Truth.Arguments arguments;
  private final Path out;
  private final List<LogMonth> months;
  private final SplittableRandom random;

  public Simulation(Truth.Arguments arguments, Path out) {
    this.arguments = arguments;
    this.out = out;
    this.months = months(arguments.from(), arguments.to());
    this.random = new SplittableRandom(arguments.seed());
  }

  /** Writes {@code song_data}, {@code log_data}, and last {@code truth.json}. */
  public Truth run() throws IOException {
    Files.createDirectories(out.resolve("log_data"));
    CatalogBook catalog = new CatalogBook();
    Shelf shelf = new Shelf(out.resolve("song_data"), catalog);
    List<Track> popular = songs(shelf);
    List<Track> tricky =
        arguments.dirty() ? new CatalogTraps(shelf, arguments.songs()).lay() : List.of();
    Ledger ledger = new Ledger(months, catalog);
    LogBook log = new LogBook(out.resolve("log_data"), ledger);
    if (arguments.dirty()) {
      dirtyMonths(log, new Playlist(popular, tricky), tricky);
    } else {
      cleanMonths(log, new Playlist(popular, tricky));
    }
    log.close();
    Truth truth = ledger.close(arguments);
    truth.write(out);
    return truth;
  }

  private List<Track> songs(Shelf shelf) {
    SongMaker maker = new SongMaker(random.split());
    maker.artists(arguments.songs()).forEach(shelf::expect);
    List<Track> tracks = new ArrayList<>();
    for (int n = 0; n < arguments.songs(); n++) {
      SongRecord song = maker.song(n);
      shelf.put(song);
      shelf.expect(song);
      tracks.add(Track.of(song));
    }
    return tracks;
  }

  private void cleanMonths(LogBook log, Playlist playlist) {
    long start = Tide.of(arguments.from()).start();
    Listeners listeners = Listeners.inUtc(arguments.users(), start, random.split());
    EventSink sink = new CleanLog(log, Spots.plain(months));
    SessionIds ids = new SessionIds();
    for (LogMonth month : months) {
      new MonthSessions(listeners, ids, playlist, sink, random.split())
          .run(month, arguments.events());
    }
  }

  private void dirtyMonths(LogBook log, Playlist playlist, List<Track> tricky) {
    long start = Tide.of(arguments.from()).start();
    Listeners listeners = Listeners.aroundTheWorld(arguments.users(), start, random.split());
    DirtyLog sink = new DirtyLog(log, Spots.partlyZipped(months));
    SessionIds ids = new SessionIds();
    MonthTraps traps = new MonthTraps(listeners, ids, sink, tricky);
    traps.before(arguments.from());
    for (LogMonth month : months) {
      traps.begin(month);
      new MonthSessions(listeners, ids, playlist, sink, random.split())
          .run(month, arguments.events());
      traps.end(month);
    }
    traps.after(arguments.to());
  }

  private static List<LogMonth> months(LogMonth from, LogMonth to) {
    return Stream.iterate(from.value(), month -> month.plusMonths(1))
        .takeWhile(month -> !month.isAfter(to.value()))
        .map(LogMonth::new)
        .toList();
  }
}
