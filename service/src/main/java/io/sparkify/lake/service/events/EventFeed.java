package io.sparkify.lake.service.events;

import io.sparkify.lake.service.stream.Channel;
import io.sparkify.lake.service.stream.Feed;
import io.sparkify.lake.service.stream.Frame;
import java.util.List;

/** Tells one listener every move behind the place where it began, and progress in between. */
final class EventFeed implements Feed {
  private static final String FORGOTTEN =
      "{\"reason\":\"Events after %d are not kept any more: read what you show anew with GET, the"
          + " stream goes on from here.\"}";

  private final EventLog log;
  private final EventFilter filter;
  private final long asked;
  private long position;
  private long seenReports;
  private boolean begun;

  /**
   * @param asked the place after which the client wants moves; if it is another one than where the
   *     stream begins, the client is told
   * @param position where the stream begins
   */
  EventFeed(EventLog log, EventFilter filter, long asked, long position) {
    this.log = log;
    this.filter = filter;
    this.asked = asked;
    this.position = position;
  }

  @Override
  public void feed(Channel channel, long round) {
    if (!begun) {
      begun = true;
      channel.offer(asked == position ? Frame.position(position) : reset(asked));
    }
    log.refresh(round);
    while (position < log.head() && channel.hasRoom()) {
      List<EventLog.Move> next = log.after(position);
      if (next.isEmpty()) {
        skipTo(log.head(), channel);
      }
      for (EventLog.Move move : next) {
        tell(move, channel);
      }
    }
    if (position == log.head() && channel.hasRoom()) {
      log.reports().since(seenReports).stream()
          .filter(report -> filter.wants(report.run(), report.partition()))
          .forEach(report -> channel.offer(report.frame()));
      seenReports = log.reports().version();
    }
  }

  /** Moves on the point of resuming, too, for a listener whose filter lets little through. */
  @Override
  public byte[] heartbeat() {
    return Frame.position(position);
  }

  private void tell(EventLog.Move move, Channel channel) {
    if (move.position() != position + 1) {
      skipTo(move.position() - 1, channel);
    }
    position = move.position();
    if (filter.wants(move.move().runId(), move.move().partition())) {
      channel.offer(move.frame());
    }
  }

  private void skipTo(long to, Channel channel) {
    long from = position;
    position = to;
    channel.offer(reset(from));
  }

  private byte[] reset(long from) {
    return Frame.event("reset", position, FORGOTTEN.formatted(from));
  }
}
