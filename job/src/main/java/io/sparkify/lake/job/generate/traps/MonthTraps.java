package io.sparkify.lake.job.generate.traps;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.catalog.Track;
import io.sparkify.lake.job.generate.listener.Listener;
import io.sparkify.lake.job.generate.listener.Listeners;
import io.sparkify.lake.job.generate.output.Spot;
import io.sparkify.lake.job.generate.session.Page;
import io.sparkify.lake.job.generate.session.Play;
import io.sparkify.lake.job.generate.session.SessionIds;
import io.sparkify.lake.job.generate.session.Tide;
import io.sparkify.lake.job.generate.session.Visit;
import java.time.Duration;
import java.util.List;

/** Lays every trap at least once at the edges of a month, however few events the month has. */
public final class MonthTraps {
  private static final List<String> NOT_INPUT =
      List.of(
          "_hidden.json",
          ".hidden.json",
          "notes.txt",
          "events.json.bak",
          "events.json.gz.tmp",
          "events.jsonl",
          "_temporary/part-0000.json",
          ".trash/old/events.json",
          "late/_SUCCESS.json",
          "late/.part-0001.json.crc");

  /** The last millisecond of a month, counted from the last one that sessions use. */
  private static final long REST = Duration.ofMinutes(1).toMillis() - 1;

  private final Listeners listeners;
  private final SessionIds ids;
  private final DirtyLog log;
  private final Track plain;
  private final List<Track> tricky;

  /**
   * @param tracks those that a careless match gets wrong; not empty
   */
  public MonthTraps(Listeners listeners, SessionIds ids, DirtyLog log, List<Track> tracks) {
    this.listeners = listeners;
    this.ids = ids;
    this.log = log;
    this.plain = tracks.get(0);
    this.tricky = List.copyOf(tracks);
  }

  /** Plays of a month before the first folder, and one in its last millisecond. */
  public void before(LogMonth first) {
    long start = Tide.of(first).start();
    for (int n = 3; n > 0; n--) {
      log.spring(FormTrap.PADDED, play(start - n, n, plain));
    }
  }

  /** A play in the month's first millisecond. */
  public void begin(LogMonth month) {
    log.play(play(Tide.of(month).start(), 0, plain));
  }

  /** All the rest, in the last minute, which sessions leave free. */
  public void end(LogMonth month) {
    long ts = Tide.of(month).end() + 1;
    for (Trap trap : Traps.ALL) {
      log.spring(trap, play(ts, (int) (ts % 97), plain));
      ts++;
    }
    for (Track track : tricky) {
      log.spring(FormTrap.NUMERIC_USER, play(ts, (int) (ts % 89), track));
      ts++;
    }
    for (int n = 0; n < 5; n++) {
      log.play(play(ts, n, plain));
    }
    for (int n = 0; n < 3; n++) {
      tie(ts + 1 + 2L * n, listeners.at(n));
    }
    hideFiles(month, ts + 10);
    log.scene().log().empty(Spot.of(month, "empty.json"));
    log.scene().log().trap(month, "empty_file");
    log.play(play(Tide.of(month).end() + REST, 5, plain));
  }

  /** Plays of a month after the last folder, with and without copies. */
  public void after(LogMonth last) {
    long start = Tide.of(last).end() + REST + 1;
    int n = 0;
    for (CopyTrap trap : CopyTrap.values()) {
      log.spring(trap, play(start + n, 5 + n, plain));
      n++;
    }
  }

  /**
   * Three plays at one time, the latest by session and item not the last in the file; then a page
   * with yet another level and name, which must not count.
   */
  private void tie(long ts, Listener listener) {
    long low = ids.next();
    long high = ids.next();
    log.play(new Play(ts, high, 10, listener.visitor(), listener.level().other(), plain));
    log.play(new Play(ts, low, 99, listener.visitor(), listener.level(), plain));
    log.play(new Play(ts, high, 9, listener.visitor(), listener.level(), plain));
    var renamed = listener.visitor().withLastName("Nobody");
    log.visit(new Visit(ts + 1, high, 11, renamed, listener.level(), Page.SUBMIT_DOWNGRADE));
  }

  private void hideFiles(LogMonth month, long ts) {
    for (String name : NOT_INPUT) {
      hide(Spot.of(month, name), ts);
    }
    hide(Spot.of(month, "../" + month + "-plays.json"), ts);
    hide(Spot.of(month, "../../unsorted/" + month + ".json"), ts);
    hide(Spot.of(month, "../../_archive/" + month.folder() + "/events.json"), ts);
  }

  private void hide(Spot spot, long ts) {
    log.hide(play(ts, 0, plain), spot);
    log.hide(play(ts + 1, 1, plain), spot);
    log.scene().log().trap(spot.folder(), "not_input_file");
  }

  private Play play(long ts, int listener, Track track) {
    Listener who = listeners.at(listener);
    return new Play(ts, ids.next(), 0, who.visitor(), who.level(), track);
  }
}
