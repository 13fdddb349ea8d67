package io.sparkify.lake.job.generate.session;

import io.sparkify.lake.job.generate.catalog.Track;
import io.sparkify.lake.job.generate.listener.Level;
import io.sparkify.lake.job.generate.listener.Visitor;
import java.util.Comparator;

/**
 * A song that was played.
 *
 * @param ts epoch milliseconds
 * @param item its number within the session
 */
public record Play(long ts, long sessionId, int item, Visitor visitor, Level level, Track track) {
  /** The order in which the latest play of a user is the last. */
  public static final Comparator<Play> BY_TIME =
      Comparator.comparingLong(Play::ts)
          .thenComparingLong(Play::sessionId)
          .thenComparingInt(Play::item);

  /** The deterministic id of the row in {@code songplays}. */
  public String id() {
    return ts + "-" + sessionId + "-" + item + "-" + visitor.userId();
  }
}
