package io.sparkify.lake.job.generate.session;

import io.sparkify.lake.job.contract.LogMonth;
import io.sparkify.lake.job.generate.listener.Listener;
import io.sparkify.lake.job.generate.listener.Listeners;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Runs the sessions of one month side by side, in the order of time: at most one a listener, so
 * memory depends on the number of listeners and not on that of events.
 */
public final class MonthSessions {
  private static final long SONG = 240_000;
  private static final double LISTENING = 0.3;

  private final Listeners listeners;
  private final SessionIds ids;
  private final Playlist playlist;
  private final EventSink sink;
  private final SplittableRandom random;
  private final PriorityQueue<Session> open =
      new PriorityQueue<>(Comparator.comparingLong(Session::ts).thenComparingLong(Session::id));

  public MonthSessions(
      Listeners listeners,
      SessionIds ids,
      Playlist playlist,
      EventSink sink,
      SplittableRandom random) {
    this.listeners = listeners;
    this.ids = ids;
    this.playlist = playlist;
    this.sink = sink;
    this.random = random;
  }

  /** Makes exactly so many events. */
  public void run(LogMonth month, long events) {
    Tide tide = Tide.of(month);
    // With many events and few listeners, songs are cut short rather than played side by side.
    double span = tide.end() - tide.start();
    double pace = Math.min(1, LISTENING * listeners.count() * span / ((double) events * SONG));
    long now = tide.start();
    long given = 0;
    while (given < events || !open.isEmpty()) {
      long start = Math.max(now, tide.at((double) given / events));
      if (given < events && listeners.anyFree() && startsFirst(start)) {
        long length = Math.min(length(), events - given);
        begin(start, length);
        given += length;
      } else {
        now = step(pace, tide.end());
      }
    }
  }

  private boolean startsFirst(long start) {
    Session first = open.peek();
    return first == null || start <= first.ts();
  }

  private void begin(long start, long length) {
    Listener listener = listeners.begin(random);
    Page first = random.nextInt(7) == 0 ? Page.HOME : Page.NEXT_SONG;
    open.add(new Session(ids.next(), listener, start, length, first));
  }

  private long step(double pace, long end) {
    Session session = open.remove();
    long now = session.ts();
    long length = session.step(sink, playlist, random);
    if (session.isOver()) {
      listeners.end(session.listener());
    } else {
      session.pause((long) (length * pace), end);
      open.add(session);
    }
    return now;
  }

  /** Events of a session: 25 on average, more often few than many. */
  private long length() {
    return 1 + (long) Math.min(500, -24 * StrictMath.log(1 - random.nextDouble()));
  }
}
