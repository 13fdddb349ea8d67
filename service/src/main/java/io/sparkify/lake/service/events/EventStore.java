package io.sparkify.lake.service.events;

import java.util.List;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives every move its place in the stream once it can be seen, one place after the other and one
 * instance at a time: so who has read up to a place has missed nothing before it.
 */
public final class EventStore {
  private static final int IN_A_TRANSACTION = 500;

  private final Jdbi jdbi;

  public EventStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The place of the newest of all moves that can be seen; all of them have one then. */
  public long newest() {
    EventDao.Counter counter = jdbi.withHandle(handle -> handle.attach(EventDao.class).counter());
    long last = counter.lastPosition();
    if (counter.isWaiting()) {
      long before;
      do {
        before = last;
        last = jdbi.inTransaction(handle -> place(handle.attach(EventDao.class)));
      } while (last - before >= IN_A_TRANSACTION);
    }
    return last;
  }

  /** The moves behind this place in their order, at most so many. */
  public List<RunMove> after(long position, int limit) {
    return jdbi.withHandle(handle -> handle.attach(EventDao.class).after(position, limit));
  }

  private static long place(EventDao events) {
    long last = events.lock();
    // Read after the lock was taken: what another one placed is not in it.
    List<Long> ids = events.waiting(IN_A_TRANSACTION);
    if (ids.isEmpty()) {
      return last;
    }
    long newest = last + ids.size();
    events.place(ids, LongStream.rangeClosed(last + 1, newest).boxed().toList());
    events.count(newest);
    return newest;
  }
}
